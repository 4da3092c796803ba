import { afterAll, beforeAll, expect, test } from "vitest";
import { getBalance } from "@/lib/credits/get-balance";
import { listCreditEntries } from "@/lib/credits/list-credit-entries";
import { topUp } from "@/lib/credits/top-up";
import { verifyBooks } from "@/lib/credits/verify-books";
import { refusal, startScratch } from "./scratch";

let at: Awaited<ReturnType<typeof startScratch>>;
beforeAll(async () => {
  at = await startScratch();
});
afterAll(() => at.stop());

const books = async (tenantId: string, mode: string) => {
  const [row] = await at.sql`select
    (select balance from credit_accounts where tenant_id = ${tenantId} and mode = ${mode}) as balance,
    (select coalesce(sum(amount), 0)::int from credit_entries where tenant_id = ${tenantId} and mode = ${mode}) as ledger,
    (select count(*)::int from credit_entries where tenant_id = ${tenantId} and mode = ${mode}) as entries,
    (select count(*)::int from audit_entries where tenant_id = ${tenantId} and action = 'credits.topped_up' and mode = ${mode}) as audited`;
  return row;
};

test("the balance is the ledger's sum after 50 top-ups and corrections at once; modes and tenants apart", async () => {
  const [{ id }, other] = [await at.tenant(), await at.tenant()];
  const amounts = Array.from({ length: 50 }, (_, i) => (i % 5 === 4 ? -(i + 1) : i + 1));
  const balances = await Promise.all(
    amounts.map((amount) => topUp(at.operator(id, "live"), amount, `entry ${amount}`)),
  );
  const sum = amounts.reduce((a, b) => a + b, 0);
  expect(await books(id, "live")).toEqual({ balance: sum, ledger: sum, entries: 50, audited: 50 });
  // Each saw the balance it made: no two the same, and the last is the sum.
  expect(new Set(balances).size).toBeGreaterThan(40);
  expect(balances).toContain(sum);
  for (const [tenantId, mode] of [
    [id, "test"],
    [other.id, "live"],
  ] as const) {
    expect(await books(tenantId, mode)).toEqual({ balance: 0, ledger: 0, entries: 0, audited: 0 });
  }
});

test("a refused top-up leaves nothing behind", async () => {
  const { id } = await at.tenant();
  const ctx = at.operator(id, "live");
  await topUp(ctx, 100, "");
  for (const amount of [0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 10_000_001, -10_000_001]) {
    expect(await refusal(topUp(ctx, amount, ""))).toMatchObject({ fields: ["amount"] });
  }
  for (const note of ["x".repeat(501), "a\u0000b"]) {
    expect(await refusal(topUp(ctx, 1, note))).toMatchObject({ fields: ["note"] });
  }
  expect(await books(id, "live")).toEqual({ balance: 100, ledger: 100, entries: 1, audited: 1 });
});

test("a balance never leaves what the column holds", async () => {
  const { id } = await at.tenant();
  await at.sql`update credit_accounts set balance = 1999999999 where tenant_id = ${id} and mode = 'live'`;
  expect(await refusal(topUp(at.operator(id, "live"), 2, ""))).toMatchObject({ fields: ["amount"] });
  expect(await topUp(at.operator(id, "live"), 1, "")).toBe(2_000_000_000);
  await at.sql`update credit_accounts set balance = -1999999999 where tenant_id = ${id} and mode = 'live'`;
  expect(await refusal(topUp(at.operator(id, "live"), -2, ""))).toMatchObject({ fields: ["amount"] });
});

test("only admins add credits; everybody in the tenant sees the balance", async () => {
  const { id, owner } = await at.tenant("admin");
  expect(await topUp(at.as(id, owner, "admin", "live"), 40, "by hand")).toBe(40);
  for (const role of ["reviewer", "auditor", "developer"] as const) {
    const ctx = at.as(id, await at.member(id, role), role, "live");
    expect((await refusal(topUp(ctx, 1, ""))).code).toBe("PERMISSION_DENIED");
    expect(await getBalance(ctx)).toMatchObject({ balance: 40, usedThisMonth: 0 });
    const page = { kind: "cursor", size: 10, after: null, before: null } as const;
    expect((await listCreditEntries(ctx, page)).rows).toMatchObject([
      { kind: "top_up", amount: 40, note: "by hand" },
    ]);
  }
});

test("the admins are told once when the balance falls below the threshold, and again only after it rose", async () => {
  const { id } = await at.tenant();
  const ctx = at.operator(id, "live");
  const mails = async () => {
    const rows = await at.sql`select recipient, template from emails where tenant_id = ${id}`;
    return rows.filter((row) => row.template === "credits_low").length;
  };
  await topUp(ctx, 100, "");
  expect(await mails()).toBe(0);
  await Promise.all(Array.from({ length: 6 }, () => topUp(ctx, -10, "")));
  expect(await mails()).toBe(1);
  await topUp(ctx, -10, "");
  expect(await mails()).toBe(1);
  await topUp(ctx, 100, "");
  await topUp(ctx, -100, "");
  expect(await mails()).toBe(2);
});

test("the books are checked: a wrong balance and a charge without its session's price are found", async () => {
  const { id } = await at.tenant();
  await topUp(at.operator(id, "live"), 40, "");
  const mine = async () => (await verifyBooks(at.database)).filter((problem) => problem.tenantId === id);
  expect(await mine()).toEqual([]);
  await at.sql`update credit_accounts set balance = 41 where tenant_id = ${id} and mode = 'live'`;
  expect(await mine()).toMatchObject([{ problem: "balance_differs", expected: 40, found: 41 }]);
});
