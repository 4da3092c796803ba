import { getBalance } from "@/lib/credits/get-balance";
import { listCreditEntries } from "@/lib/credits/list-credit-entries";
import { topUp } from "@/lib/credits/top-up";
import { verifyBooks } from "@/lib/credits/verify-books";
import type { Command } from "../command";
import { table } from "../table";
import { UsageError } from "../usage-error";
import { TENANT_AND_MODE, tenantContext } from "../which-tenant";

const LATEST = { kind: "cursor", size: 10, after: null, before: null } as const;
const PLACE = "[--mode live|test] [--tenant TENANT]";

export const creditCommands: Command[] = [
  {
    name: "credits add",
    summary: "Add credits (live mode unless said otherwise), or take them away with a negative amount",
    usage: `--amount N [--note TEXT] ${PLACE}`,
    options: { ...TENANT_AND_MODE, amount: { type: "string" }, note: { type: "string" } },
    run: async (database, given) => {
      const amount = given.number("amount");
      if (amount === undefined) throw new UsageError("--amount is missing");
      const ctx = await tenantContext(database, given, "live");
      const balance = await topUp(ctx, amount, given.text("note") ?? "");
      return {
        data: { tenant_id: ctx.tenantId, mode: ctx.mode, amount, balance },
        lines: [`Balance: ${balance} ${ctx.mode} credits.`],
      };
    },
  },
  {
    name: "credits show",
    summary: "Balance, use this month and the latest entries",
    usage: PLACE,
    options: TENANT_AND_MODE,
    run: async (database, given) => {
      const ctx = await tenantContext(database, given, "live");
      const [credits, page] = await Promise.all([getBalance(ctx), listCreditEntries(ctx, LATEST)]);
      const latest = page.rows;
      const isLow = credits.balance < credits.lowThreshold;
      return {
        data: {
          tenant_id: ctx.tenantId,
          mode: ctx.mode,
          balance: credits.balance,
          used_this_month: credits.usedThisMonth,
          is_low: isLow,
          latest: latest.map(({ kind, amount, sessionId, note, createdAt }) => ({
            ...{ kind, amount, note, session_id: sessionId, created_at: createdAt },
          })),
        },
        lines: [
          `Balance: ${credits.balance} ${ctx.mode} credits${isLow ? " (low)" : ""}. Used this month: ${credits.usedThisMonth}.`,
          "",
          ...table(
            ["TIME", "KIND", "AMOUNT", "NOTE"],
            latest.map((entry) => [entry.createdAt, entry.kind, entry.amount, entry.note]),
          ),
        ],
      };
    },
  },
  {
    name: "credits verify",
    summary: "Whether every balance is its ledger's sum and every charge a completed session's price",
    usage: "",
    options: {},
    run: async (database) => {
      const problems = await verifyBooks(database);
      return {
        data: {
          balanced: problems.length === 0,
          problems: problems.map(({ tenantId, sessionId, ...rest }) => ({
            ...rest,
            tenant_id: tenantId,
            session_id: sessionId,
          })),
        },
        lines:
          problems.length === 0
            ? ["Every balance equals its ledger, every charge its session."]
            : table(
                ["TENANT", "MODE", "PROBLEM", "SESSION", "EXPECTED", "FOUND"],
                problems.map((p) => [p.tenantId, p.mode, p.problem, p.sessionId ?? "", p.expected, p.found]),
              ),
        failed: problems.length > 0,
      };
    },
  },
];
