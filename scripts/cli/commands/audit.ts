import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { headOf } from "@/lib/audit/checkpoint";
import { exportEntries } from "@/lib/audit/export-entries";
import { readCheckpoints } from "@/lib/audit/read-checkpoints";
import { type ChainHead, type ChainReport, verifyChain } from "@/lib/audit/verify-chain";
import { verifyLines } from "@/lib/audit/verify-lines";
import { writeCheckpoints } from "@/lib/audit/write-checkpoints";
import { operatorPublicKey } from "@/lib/crypto/operator-key";
import { checkpointDir } from "@/lib/env";
import { listTenants } from "@/lib/tenants/list-tenants";
import type { Arguments } from "../arguments";
import type { Command } from "../command";
import { UsageError } from "../usage-error";
import { TENANT, tenantContext, whichTenant } from "../which-tenant";

function notedHead(given: Arguments): ChainHead[] {
  const text = given.text("head");
  if (text === undefined) return [];
  const [sequence = "", hash = ""] = text.split(":");
  if (!/^\d{1,15}$/.test(sequence) || !/^[0-9a-f]{64}$/.test(hash)) {
    throw new UsageError("--head is the SEQUENCE:HASH that an earlier audit verify printed");
  }
  if (given.text("tenant") === undefined) throw new UsageError("--head needs --tenant");
  return [{ sequence: Number(sequence), hash }];
}

/** Every line of a file, however long it is. */
const linesOf = (file: string) =>
  createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity });

function inWords(name: string, report: ChainReport): string {
  if (!report.intact) return `✗ ${name}: broken at entry ${report.sequence} (${report.problem})`;
  const head = report.head ? `, head ${report.head.sequence}:${report.head.hash}` : "";
  return `✓ ${name}: ${report.entries} entries intact, ${report.unsealed} not sealed yet${head}`;
}

export const auditCommands: Command[] = [
  {
    name: "audit verify",
    summary:
      "Recompute the audit chain of every tenant, or of one, against its checkpoints; exit code 1 when broken",
    usage: "[--tenant TENANT [--head SEQUENCE:HASH]]",
    options: { ...TENANT, head: { type: "string" } },
    run: async (database, given) => {
      const noted = notedHead(given);
      const all = given.text("tenant") === undefined;
      const tenants = all ? await listTenants(database) : [await whichTenant(database, given)];
      const reports = [];
      for (const { id, name } of tenants) {
        const kept = await readCheckpoints(checkpointDir(), id);
        const report = await verifyChain(database, id, ...noted, ...kept.map(headOf));
        reports.push({ id, name, report, checkpoints: kept.length });
      }
      return {
        data: reports.map(({ id, name, report, checkpoints }) => ({
          tenant_id: id,
          name,
          ...report,
          checkpoints,
        })),
        lines: reports.length > 0 ? reports.map(({ name, report }) => inWords(name, report)) : ["None."],
        failed: reports.some(({ report }) => !report.intact),
      };
    },
  },
  {
    name: "audit export",
    summary: "Write a tenant's whole audit log as JSON lines with a signed end",
    usage: "[--tenant TENANT] > FILE",
    options: TENANT,
    run: async (database, given) => {
      for await (const line of exportEntries(await tenantContext(database, given)))
        process.stdout.write(line);
      return { data: null, lines: [], printed: true };
    },
  },
  {
    name: "audit verify-file",
    summary: "Verify an exported audit log; needs no installation; exit code 1 when it is broken",
    usage: "FILE [--key PUBLIC_KEY]",
    takesName: true,
    options: { key: { type: "string" } },
    runOffline: async (given) => {
      const [file] = given.positionals;
      if (!file || !existsSync(file)) throw new UsageError("Which file? Give the path of an export");
      const report = await verifyLines(linesOf(file), given.text("key"));
      const words = report.intact
        ? `✓ ${report.entries} entries intact, signed ${report.signed_at} with ${report.public_key}`
        : `✗ broken at line ${report.line}: ${report.problem}`;
      return { data: report, lines: [words], failed: !report.intact };
    },
  },
  {
    name: "audit checkpoint",
    summary: "Append a signed checkpoint of every audit chain to AUDIT_CHECKPOINT_DIR now",
    usage: "",
    options: {},
    run: async (database) => {
      const written = await writeCheckpoints(database);
      return { data: { written, public_key: operatorPublicKey() }, lines: [`${written} written.`] };
    },
  },
];
