import "../e2e/fixtures/process-env";
import { migrate } from "@/db/migrate";
import type { Ctx } from "@/lib/context";
import type { PageRequest } from "@/lib/paging/page";
import type { SessionFilter } from "@/lib/verification/list-sessions";
import { startThrowaway } from "../e2e/fixtures/global-setup";
import { seed } from "./api/seed";

/**
 * A list page at 10,000 and at 1,000,000 sessions of a tenant: every kind of filter, first page and deep page, by
 * cursor (v2); and v1's count and offset. Medians of alternating rounds in one run, and their ratio.
 * `npx tsx bench/lists.ts [large] [rounds]`
 */
const [large = 1_000_000, rounds = 60] = process.argv.slice(2).map(Number);
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const postgres = await startThrowaway();
process.env.DATABASE_URL = postgres.url;
try {
  await migrate(postgres.url);
  const { database } = await import("@/lib/database");
  const { listSessions } = await import("@/lib/verification/list-sessions");
  const tenants = {
    small: await seed(postgres.url, { entities: 2_000, sessions: 10_000 }),
    large: await seed(postgres.url, { entities: 2_000, sessions: large }),
  };
  const ctx = (tenantId: string): Ctx => ({
    database: database(),
    tenantId,
    mode: "test",
    actor: { type: "system", name: "bench" },
    requestId: "bench",
    now: () => new Date(),
  });
  const first: PageRequest = { kind: "cursor", size: 50, after: null, before: null };
  const filters: Record<string, SessionFilter> = {
    none: {},
    "status=completed": { status: "completed" },
    "status=pending (none)": { status: "pending" },
    "status=expired": { status: "expired" },
    "outcome=attention": { outcome: "attention" },
    "status+outcome": { status: "completed", outcome: "consider" },
    "decision=approved (none)": { decision: "approved" },
    "created in an hour": {
      createdAfter: new Date(Date.now() - 2 * 3_600_000),
      createdBefore: new Date(Date.now() - 3_600_000),
    },
    "check type": { checkType: "document_check" },
    "profile (all)": { profile: "basic" },
    "profile (none)": { profile: "enhanced" },
    // No index serves this one: what nothing matches is looked for in 50,000 sessions a page, then the page leads on.
    "check type (none)": { checkType: "pep_check" },
  };
  const time = async (tenantId: string, filter: SessionFilter, page: PageRequest) => {
    const started = performance.now();
    const result = await listSessions(ctx(tenantId), { ...filter, page });
    return { ms: performance.now() - started, result };
  };
  /** A place in the middle of the list. */
  const middle = async (tenantId: string, sessions: number): Promise<PageRequest> => {
    const { result } = await time(
      tenantId,
      {},
      { kind: "offset", limit: 1, offset: Math.floor(sessions / 2) },
    );
    const row = result.rows[0];
    return {
      kind: "cursor",
      size: 50,
      after: row ? { createdAt: row.createdAt, id: row.id } : null,
      before: null,
    };
  };
  const deep = {
    small: await middle(tenants.small.tenantId, 10_000),
    large: await middle(tenants.large.tenantId, large),
  };
  for (const [name, filter] of Object.entries(filters)) {
    for (const where of ["first", "deep"] as const) {
      const taken: Record<"small" | "large", number[]> = { small: [], large: [] };
      for (let round = 0; round < rounds; round += 1) {
        for (const size of ["small", "large"] as const) {
          taken[size].push(
            (await time(tenants[size].tenantId, filter, where === "first" ? first : deep[size])).ms,
          );
        }
      }
      const [small, big] = [median(taken.small), median(taken.large)];
      console.log(
        `${name}, ${where} page: 10k ${small.toFixed(2)} ms, ${large} ${big.toFixed(2)} ms, ratio ${(big / small).toFixed(2)}`,
      );
    }
  }
  for (const offset of [0, 10_000, 100_000, large / 2]) {
    const taken: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      taken.push((await time(tenants.large.tenantId, {}, { kind: "offset", limit: 50, offset })).ms);
    }
    console.log(`v1 with count, offset ${offset}: ${median(taken).toFixed(1)} ms`);
  }
  await database().close();
} finally {
  await postgres.close();
}
process.exit(0);
