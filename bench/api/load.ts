import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import autocannon from "autocannon";
import type { Seed } from "./seed";

export type Case = "get" | "create" | "list";
export type Figure = { perSecond: number; p50: number; p99: number; failed: number; cpuMs: number };

/** CPU a process has used, in ms (Linux: /proc/pid/stat, ticks of 10 ms). Says more than throughput on a busy machine. */
function cpuMs(pid: number): number {
  const [, user, system] = /\) (?:\S+ ){11}(\d+) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
  return (Number(user) + Number(system)) * 10;
}

let nextEntity = 0;

/** Loads one server for some seconds over 32 connections. */
export async function load(
  base: string,
  pid: number,
  what: Case,
  seed: Seed,
  seconds: number,
): Promise<Figure> {
  let n = 0;
  const headers = { authorization: `Bearer ${seed.key}`, "content-type": "application/json" };
  const request: autocannon.Request =
    what === "list"
      ? { method: "GET", path: "/api/v2/verification/sessions/list/?status=completed", headers }
      : what === "get"
        ? {
            method: "GET",
            headers,
            setupRequest: (r) => ({
              ...r,
              path: `/api/v2/verification/sessions/${seed.sessionIds[n++ % seed.sessionIds.length]}/`,
            }),
          }
        : {
            method: "POST",
            path: "/api/v2/verification/sessions/",
            headers,
            setupRequest: (r) => ({
              ...r,
              headers: { ...headers, "idempotency-key": randomUUID() },
              body: JSON.stringify({
                entity_id: seed.entityIds[nextEntity++],
                email: "john.doe@example.com",
              }),
            }),
          };
  const before = cpuMs(pid);
  const result = await autocannon({ url: base, connections: 32, duration: seconds, requests: [request] });
  if (nextEntity > seed.entityIds.length) throw new Error("not enough entities for this load");
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpuMs: (cpuMs(pid) - before) / Math.max(1, result.requests.total),
    failed: result.non2xx + result.errors,
  };
}
