import { createHmac } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LocalServer } from "../local-page/local-server";
import type { Received } from "./received-store";
import { startSink } from "./start-sink";

const secret = `whsec_${Buffer.from("a secret of thirty-two bytes!!!!").toString("base64")}`;
const body = JSON.stringify({ event: "verification.session_created", name: "<b>É</b>" });
let folder: string;
let sink: LocalServer;

const start = () =>
  startSink({
    file: join(folder, "sink.jsonl"),
    host: "127.0.0.1",
    port: 0,
    secrets: () => ["other", secret],
  });
const at = (path: string) => `http://127.0.0.1:${sink.port}${path}`;
const post = (path: string, headers: Record<string, string> = {}) =>
  fetch(at(path), { method: "POST", body, headers });
const list = async () =>
  (await (await fetch(at("/"), { headers: { accept: "application/json" } })).json()) as Received[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "veridesk-sink-"));
  sink = await start();
});

afterEach(async () => {
  await sink.close();
  await rm(folder, { recursive: true, force: true });
});

test("tells right from wrong from missing signatures, in both schemes", async () => {
  const stamp = new Date();
  await post("/hook", {
    "x-webhook-signature": createHmac("sha256", secret).update(body).digest("hex"),
    "webhook-id": "msg_1",
    "webhook-timestamp": String(Math.floor(stamp.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign("msg_1", stamp, body),
  });
  await post("/hook/deeper", {
    "x-webhook-signature": createHmac("sha256", "wrong").update(body).digest("hex"),
    "webhook-signature": "v1,AAAA",
  });
  await post("/hook");
  expect((await list()).map((r) => [r.path, r.signature, r.standard_signature, r.signature_valid])).toEqual([
    ["/hook", "missing", "missing", false],
    ["/hook/deeper", "invalid", "invalid", false],
    ["/hook", "valid", "valid", true],
  ]);
});

test("answers as asked, late as asked, and keeps what it answered over a restart", async () => {
  expect((await post("/hook?status=503")).status).toBe(503);
  const before = performance.now();
  expect((await post("/hook?delay=300")).status).toBe(200);
  expect(performance.now() - before).toBeGreaterThanOrEqual(290);
  await sink.close();
  sink = await start();
  expect((await list()).map((r) => [r.answered, r.body])).toEqual([
    [200, body],
    [503, body],
  ]);
});

test("the page escapes what came in; only POSTs are kept", async () => {
  await post("/hook");
  const shown = await (await fetch(at("/"))).text();
  expect(shown).not.toContain("<b>É");
  expect(shown).toContain("&#60;b&#62;É");
  expect((await fetch(at("/hook"), { method: "PUT", body })).status).toBe(405);
  expect(await list()).toHaveLength(1);
});
