import { readFileSync } from "node:fs";
import type { CheckInput, CheckResult } from "@/lib/checks/provider";
import { local } from "@/lib/checks/providers/local/local";
import { operatorPublicKey } from "@/lib/crypto/operator-key";
import { keyId } from "@/lib/evidence-pack/key-id";
import { type ReplayLine, replayPack } from "@/lib/evidence-pack/replay-pack";
import { verifyFile } from "@/lib/evidence-pack/verify-file";
import type { PackReport } from "@/lib/evidence-pack/verify-pack";
import type { Arguments } from "../arguments";
import type { Command } from "../command";
import { loadSettings } from "../settings";
import { UsageError } from "../usage-error";

const KEY = { key: { type: "string" } } as const;

function fileOf(given: Arguments): Buffer {
  const [path, more] = given.positionals;
  if (!path || more) throw new UsageError("Which file? One evidence pack, JSON or PDF");
  return readFileSync(path);
}

function verdict(report: PackReport, trusted: boolean): string[] {
  if (!report.intact) return report.problems.map(({ path, problem }) => `✗ ${path} ${problem}`);
  const signer = trusted
    ? `signed by the key you trust (${report.keyId})`
    : `signed by key ${report.keyId}: ask the operator whether it is theirs, and give it with --key`;
  return [
    `✓ Intact: ${report.values} values, ${report.pictures} pictures, root ${report.root}`,
    `  ${signer}`,
  ];
}

const MARKS = { agrees: "✓", differs: "✗", "not recomputed": "–" };
function inWords(line: ReplayLine): string {
  const what = `${MARKS[line.verdict]} ${line.check}${line.part ? `, ${line.part}` : ""}`;
  const note = line.note ? ` (${line.note})` : "";
  if (line.verdict === "not recomputed") return `${what}: not recomputed${note}`;
  const values =
    line.verdict === "agrees"
      ? JSON.stringify(line.recorded)
      : `recorded ${JSON.stringify(line.recorded)}, recomputed ${JSON.stringify(line.recomputed)}`;
  return `${what}: ${values}${note}`;
}

export const packCommands: Command[] = [
  {
    name: "pack verify",
    summary:
      "Check an evidence pack offline, byte for byte; exit code 1 and the changed part when it was changed",
    usage: "FILE [--key PUBLIC_KEY_OR_ID]",
    takesName: true,
    options: KEY,
    runOffline: async (given) => {
      const key = given.text("key") ?? null;
      const { file: _, ...report } = await verifyFile(fileOf(given), key);
      return {
        data: report,
        lines: verdict({ ...report, file: null }, key !== null),
        failed: !report.intact,
      };
    },
  },
  {
    name: "pack replay",
    summary:
      "Recompute an evidence pack's measurements and verdicts from its pictures; exit code 1 when one differs",
    usage: "FILE [--key PUBLIC_KEY_OR_ID]",
    takesName: true,
    options: KEY,
    runOffline: async (given) => {
      const key = given.text("key") ?? null;
      const { file, ...report } = await verifyFile(fileOf(given), key);
      if (!report.intact || !file)
        return { data: report, lines: verdict({ ...report, file: null }, key !== null), failed: true };
      const replayed = await replayPack(file.pack, recompute);
      const sum = `${replayed.agreeing} agree, ${replayed.differing} differ, ${replayed.open} could not be recomputed`;
      return {
        data: replayed,
        lines: [...verdict({ ...report, file }, key !== null), ...replayed.lines.map(inWords), sum],
        failed: replayed.differing > 0,
      };
    },
  },
  {
    name: "pack key",
    summary: "Print the public key that this installation signs evidence packs with",
    usage: "",
    options: {},
    runOffline: async () => {
      loadSettings();
      const publicKey = operatorPublicKey();
      return {
        data: { algorithm: "Ed25519", key_id: keyId(publicKey), public_key: publicKey },
        lines: [`key id      ${keyId(publicKey)}`, `public key  ${publicKey}`],
      };
    },
  },
];

/** Recomputes with the engine on this machine, which keeps nothing between tries and never waits for anybody. */
async function recompute(input: CheckInput): Promise<CheckResult> {
  const done = await local.run(input, { state: null, save: async () => {} });
  if ("waiting" in done) throw new Error("The local engine does not wait.");
  return done;
}
