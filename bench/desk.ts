import "../e2e/fixtures/process-env";
import { migrate } from "@/db/migrate";
import type { Ctx } from "@/lib/context";
import { startThrowaway } from "../e2e/fixtures/global-setup";
import { type DeskSeed, seedDesk } from "./desk/seed";

/**
 * What the desk reads, at 10,000 and at 1,000,000 sessions of a tenant: pages of the lists with their filters and
 * searches, the queue, “next”, an entity's page, the overview, and lines of the CSV export a second. Medians of alternating rounds in
 * one run, and their ratio; the first call of each is not counted.
 * `npx tsx bench/desk.ts [large] [rounds]`
 */
const [large = 1_000_000, rounds = 30] = process.argv.slice(2).map(Number);
const SMALL = 10_000;
const EXPORTED = 20_000;
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const postgres = await startThrowaway();
process.env.DATABASE_URL = postgres.url;
try {
  await migrate(postgres.url);
  const began = performance.now();
  const tenants = {
    small: await seedDesk(postgres.url, "Bench small", SMALL),
    large: await seedDesk(postgres.url, "Bench large", large),
  };
  console.log(`written in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  const { database } = await import("@/lib/database");
  const { listSessions } = await import("@/lib/verification/list-sessions");
  const { exportSessions } = await import("@/lib/verification/export-sessions");
  const { listEntitySessions } = await import("@/lib/verification/list-sessions");
  const { listEntityReviews } = await import("@/lib/verification/list-entity-reviews");
  const { listEntities } = await import("@/lib/entities/list-entities");
  const { listEntityNotes } = await import("@/lib/entities/list-entity-notes");
  const { getEntity } = await import("@/lib/entities/get-entity");
  const { listEntityHits } = await import("@/lib/screening/list-entity-hits");
  const { getRetention } = await import("@/lib/retention/get-retention");
  const { listQueue } = await import("@/lib/queue/list-queue");
  const { countQueue } = await import("@/lib/queue/count-queue");
  const { rollUpDays } = await import("@/lib/overview/roll-up-days");
  const { getOverview } = await import("@/lib/overview/get-overview");
  const { claimNext } = await import("@/lib/queue/claim-next");

  const context = ({ tenantId, personId }: DeskSeed): Ctx => ({
    database: database(),
    tenantId,
    mode: "test",
    actor: {
      type: "user",
      person: { id: personId, name: "Bench Person", email: "bench@example.com" },
      role: "admin",
      signInId: personId,
    },
    requestId: "bench",
    now: () => new Date(),
  });
  const page = { kind: "cursor", size: 50, after: null, before: null } as const;
  const sessions = (filter: object) => (ctx: Ctx) => listSessions(ctx, { ...filter, page });
  const entities = (filter: object) => (ctx: Ctx) => listEntities(ctx, filter, page);
  const hit = async (ctx: Ctx) => {
    const { rows } = await listEntities(ctx, { screeningStatus: "potential_match" }, { ...page, size: 1 });
    return rows[0]?.id ?? "";
  };
  const known = new Map<Ctx, string>();
  const current = new Map<Ctx, string | null>();
  const measured: Record<string, (ctx: Ctx) => Promise<unknown>> = {
    "sessions, newest": sessions({}),
    "sessions, outcome attention": sessions({ outcome: "attention" }),
    "sessions, rejected": sessions({ decision: "rejected" }),
    "sessions, profile custom": sessions({ profile: "custom" }),
    "sessions, rejected and custom": sessions({ decision: "rejected", profile: "custom" }),
    "sessions, nobody decided": sessions({ decision: "none", status: "completed" }),
    "sessions, name that many have": sessions({ search: "Kowalski" }),
    "sessions, whole reference": sessions({ search: "C-00001234" }),
    "sessions, e-mail": sessions({ search: "ada.1000@" }),
    "sessions, nothing found": sessions({ search: "zzzzzz" }),
    "entities, newest": entities({}),
    "entities, possible match": entities({ screeningStatus: "potential_match" }),
    "entities, confirmed match (none)": entities({ screeningStatus: "confirmed_match" }),
    "entities, name": entities({ search: "Kowalski1" }),
    "entities, nothing found": entities({ search: "zzzzzz" }),
    "entity page": async (ctx) => {
      const id = known.get(ctx) ?? (await hit(ctx));
      known.set(ctx, id);
      return Promise.all([
        getEntity(ctx, id),
        listEntitySessions(ctx, { entityId: id, page: { ...page, size: 25 } }),
        listEntityReviews(ctx, id),
        listEntityHits(ctx, id),
        listEntityNotes(ctx, id),
        getRetention(ctx, id),
      ]);
    },
    "overview, a month": (ctx) => getOverview(ctx, { from: "2026-10-01", to: "2026-10-31" }),
    "overview, two years": (ctx) => getOverview(ctx, { from: "2024-11-02", to: "2026-10-31" }),
    "queue page": (ctx) => listQueue(ctx, { page }),
    "queue counts": (ctx) => countQueue(ctx),
    "next in queue": async (ctx) => {
      current.set(ctx, (await claimNext(ctx, current.get(ctx) ?? null))?.sessionId ?? null);
    },
  };
  const contexts = { small: context(tenants.small), large: context(tenants.large) };
  for (const [size, ctx] of Object.entries(contexts)) {
    const started = performance.now();
    const days = await rollUpDays(ctx);
    console.log(`${size}: ${days} days counted in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  }
  const width = Math.max(...Object.keys(measured).map((name) => name.length));
  for (const [name, run] of Object.entries(measured)) {
    const taken: Record<"small" | "large", number[]> = { small: [], large: [] };
    for (let round = -1; round < rounds; round += 1) {
      for (const size of ["small", "large"] as const) {
        const started = performance.now();
        await run(contexts[size]);
        if (round >= 0) taken[size].push(performance.now() - started);
      }
    }
    const [few, many] = [median(taken.small), median(taken.large)];
    console.log(
      `${name.padEnd(width)}  ${SMALL}: ${few.toFixed(1)} ms, ${large}: ${many.toFixed(1)} ms, ratio ${(many / few).toFixed(2)}`,
    );
  }
  const started = performance.now();
  let lines = 0;
  for await (const part of exportSessions(contexts.large, {})) {
    lines += part.split("\r\n").length - 1;
    if (lines > EXPORTED) break;
  }
  console.log(`CSV export: ${Math.round((lines / (performance.now() - started)) * 1_000)} lines a second`);
  await database().close();
} finally {
  await postgres.close();
}
process.exit(0);
