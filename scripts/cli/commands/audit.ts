import { type ChainHead, type ChainReport, verifyChain } from "@/lib/audit/verify-chain";
import { listTenants } from "@/lib/tenants/list-tenants";
import type { Arguments } from "../arguments";
import type { Command } from "../command";
import { UsageError } from "../usage-error";
import { TENANT, whichTenant } from "../which-tenant";

function notedHead(given: Arguments): ChainHead | undefined {
  const text = given.text("head");
  if (text === undefined) return undefined;
  const [sequence = "", hash = ""] = text.split(":");
  if (!/^\d{1,15}$/.test(sequence) || !/^[0-9a-f]{64}$/.test(hash)) {
    throw new UsageError("--head is the SEQUENCE:HASH that an earlier audit verify printed");
  }
  if (given.text("tenant") === undefined) throw new UsageError("--head needs --tenant");
  return { sequence: Number(sequence), hash };
}

function inWords(name: string, report: ChainReport): string {
  if (!report.intact) return `✗ ${name}: broken at entry ${report.sequence} (${report.problem})`;
  const head = report.head ? `, head ${report.head.sequence}:${report.head.hash}` : "";
  return `✓ ${name}: ${report.entries} entries intact, ${report.unsealed} not sealed yet${head}`;
}

export const auditCommands: Command[] = [
  {
    name: "audit verify",
    summary: "Recompute the audit chain of every tenant, or of one; exit code 1 when one is broken",
    usage: "[--tenant TENANT [--head SEQUENCE:HASH]]",
    options: { ...TENANT, head: { type: "string" } },
    run: async (database, given) => {
      const noted = notedHead(given);
      const all = given.text("tenant") === undefined;
      const tenants = all ? await listTenants(database) : [await whichTenant(database, given)];
      const reports = [];
      for (const { id, name } of tenants) {
        reports.push({ id, name, report: await verifyChain(database, id, noted) });
      }
      return {
        data: reports.map(({ id, name, report }) => ({ tenant_id: id, name, ...report })),
        lines: reports.length > 0 ? reports.map(({ name, report }) => inWords(name, report)) : ["None."],
        failed: reports.some(({ report }) => !report.intact),
      };
    },
  },
];
