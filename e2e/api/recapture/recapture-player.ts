import sharp from "sharp";
import type { Database } from "@/db/client";
import type { CheckResult } from "@/lib/checks/provider";
import type { CheckType } from "@/lib/checks/registry";
import type { Ctx } from "@/lib/context";
import { newId } from "@/lib/ids";
import { storeCapture } from "@/lib/media/store-capture";
import type { MediaStore } from "@/lib/storage/media-store";
import { expireOne } from "@/lib/verification/expire-sessions";
import { revokeSession } from "@/lib/verification/revoke-session";
import { runCheck } from "@/lib/verification/run-check";
import { submitSession } from "@/lib/verification/submit-session";
import { startApplicant } from "../applicant/applicant-session";
import { type Command, TYPES } from "./recapture-model";

/** Files in memory: these tests are about rows. */
export function memoryStore(): MediaStore {
  const files = new Map<string, Buffer>();
  return {
    put: async (key, bytes) => void files.set(key, Buffer.from(bytes as Uint8Array)),
    get: async (key) => files.get(key) ?? null,
    delete: async (key) => void files.delete(key),
    async *list() {
      for (const key of files.keys()) yield { key, modifiedAt: new Date() };
    },
  };
}

type Provider = { resolve: (result: CheckResult) => void; reached: () => void };
/** Workers at work by check id: the mocked provider waits here until a command says what it finds. */
export const waiting = new Map<string, Provider>();

/** Carries commands out on the real thing; a check in the hands of a worker stays there until `finish`. */
export async function player(database: Database) {
  const person = await startApplicant(database, { mode: "live", checkTypes: TYPES });
  const { ctx, sessionId } = person;
  const system: Ctx = { ...ctx, actor: { type: "system", name: "test" } };
  const store = memoryStore();
  let count = 0;
  // The same picture twice would be one upload sent again.
  const picture = () => {
    count += 1;
    const background = { r: (count * 16) % 256, g: (count * 5) % 256, b: 120 };
    return sharp({ create: { width: 120, height: 120, channels: 3, background } })
      .jpeg()
      .toBuffer();
  };
  const checks = await database.readSystem<{ id: string; check_type: CheckType }>(
    "select id, check_type from checks where session_id = $1",
    [sessionId],
  );
  const idOf = (type: CheckType) => checks.find((c) => c.check_type === type)?.id ?? "";
  const working = new Map<CheckType, { done: Promise<void>; checkId: string; key: string }>();

  async function begin(type: CheckType): Promise<boolean> {
    if (working.has(type)) return false;
    const checkId = idOf(type);
    const [run] = await database.asSystem((tx) =>
      tx.query<{ id: string; lease: string }>(
        `update check_runs set lease_token = gen_random_uuid(), leased_until = now() + interval '1 hour'
         where check_id = $1 and state = 'pending' and lease_token is null returning id, lease_token as lease`,
        [checkId],
      ),
    );
    if (!run) return false;
    const key = newId();
    let over = false;
    const reached = new Promise<void>((tell) => {
      waiting.set(checkId, { reached: tell, resolve: () => {} });
    });
    const job = { ...{ tenantId: ctx.tenantId, mode: ctx.mode, sessionId, checkId }, checkRunId: run.id };
    const done = runCheck(database, { ...job, leaseToken: run.lease }).finally(() => {
      over = true;
    });
    await Promise.race([reached, done]);
    if (over) return false;
    working.set(type, { done, checkId, key });
    return true;
  }

  async function finish(command: Command & { kind: "finish" }): Promise<boolean> {
    const work = working.get(command.type);
    if (!work) return false;
    working.delete(command.type);
    waiting.get(work.checkId)?.resolve({
      ...{ outcome: command.outcome as "clear", breakdown: {}, evidence: {} },
      recapture: command.again.map((step) => ({ step, reason: "blurred" })),
    });
    await work.done;
    return true;
  }

  async function send(command: Command): Promise<boolean> {
    switch (command.kind) {
      case "upload":
        return accepted(storeCapture(ctx, store, { sessionId, step: command.step, bytes: await picture() }));
      case "submit":
        return accepted(submitSession(ctx, sessionId));
      case "begin":
        return begin(command.type);
      case "finish":
        return finish(command);
      case "expire": {
        const later: Ctx = { ...system, now: () => new Date(Date.now() + 7_200_000) };
        await database.inTenant(ctx, (tx) => expireOne(later, tx, sessionId));
        return true;
      }
      case "revoke":
        await accepted(revokeSession(system, { sessionId }));
        return true;
    }
  }

  const letGo = () =>
    Promise.all(
      [...working.keys()].map((type) => finish({ kind: "finish", type, outcome: "clear", again: [] })),
    );
  return { sessionId, send, letGo };
}

/** Whether the domain accepted it; anything but its own refusals is thrown on. */
async function accepted(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if ((error as Error).name === "DomainError") return false;
    throw error;
  }
}
