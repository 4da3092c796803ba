import type { Arguments } from "../arguments";
import { runAttacks } from "../attack/run-attacks";
import type { Command, Output } from "../command";
import { UsageError } from "../usage-error";

const SECONDS = 15;

async function attack(given: Arguments): Promise<Output> {
  const [target = ""] = given.positionals;
  const url = urlOf(target, "Which receiver? Give its URL");
  const secret = given.required("secret");
  if (!/^whsec_[A-Za-z0-9+/]{43}=$/.test(secret))
    throw new UsageError("--secret must be an endpoint's secret, whsec_…");
  const report = given.text("report");
  const deadline = given.number("deadline") ?? SECONDS;
  const findings = await runAttacks({
    ...{ url, secret },
    report: report === undefined ? null : urlOf(report, "--report must be a URL"),
    deadlineMs: deadline * 1_000,
  });
  const wrong = findings.filter((finding) => finding.wrong !== null);
  const skipped = findings.filter((finding) => finding.skipped);
  return {
    data: { url: url.href, wrong: wrong.length, findings },
    lines: [
      ...findings.map(({ attack: name, wrong: words, skipped: unseen }) =>
        unseen ? `– ${name}: not observed (give --report)` : words ? `✗ ${name}: ${words}` : `✓ ${name}`,
      ),
      "",
      wrong.length === 0
        ? `Nothing wrong${skipped.length > 0 ? ` in what its answers show; ${skipped.length} not observed` : ""}.`
        : `${wrong.length} wrong.`,
    ],
    failed: wrong.length > 0,
  };
}

function urlOf(text: string, complaint: string): URL {
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw new UsageError(complaint);
  return new URL(text);
}

export const attackCommands: Command[] = [
  {
    name: "webhooks attack",
    summary:
      "Play repeats, forgeries, late, reordered and large events against your receiver, and say what it got wrong",
    usage: "URL --secret whsec_… [--report URL] [--deadline SECONDS]",
    takesName: true,
    options: { secret: { type: "string" }, report: { type: "string" }, deadline: { type: "string" } },
    runOffline: attack,
  },
];
