import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test, vi } from "vitest";
import { makeWebhookSecret } from "@/lib/webhooks/secrets";
import { runAttacks } from "@/scripts/cli/attack/run-attacks";
import { runCli } from "@/scripts/cli/run-cli";
import { MISTAKES, type Mistake, startExampleReceiver } from "../../fixtures/example-receiver";

const FOUND: Record<Mistake, string> = {
  "believes everything": "forged",
  "ignores the time": "late",
  "works on repeats": "worked twice",
  "goes backwards": "went backwards",
  "refuses unknown sessions": "replaced session",
  "takes small bodies only": "large",
};

async function wrongWith(mistake: Mistake | null, reported = true): Promise<string[]> {
  const secret = makeWebhookSecret();
  const receiver = await startExampleReceiver(secret, mistake);
  try {
    const findings = await runAttacks({
      url: new URL(receiver.url),
      secret,
      report: reported ? new URL(receiver.report) : null,
      deadlineMs: 10_000,
    });
    expect(findings.length).toBe(12);
    return findings.filter((finding) => finding.wrong !== null).map((finding) => finding.attack);
  } finally {
    await receiver.close();
  }
}

test("the right receiver: nothing found, with and without its report", async () => {
  expect(await wrongWith(null)).toEqual([]);
  expect(await wrongWith(null, false)).toEqual([]);
}, 60_000);

test.each(MISTAKES)(
  "a receiver that %s: that is found, and nothing else",
  async (mistake) => {
    expect(await wrongWith(mistake)).toEqual([FOUND[mistake]]);
  },
  60_000,
);

test("a receiver that works before it answers is too slow", async () => {
  const server = createServer((request, response) => {
    request.resume();
    setTimeout(() => response.end(), 3_000);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const findings = await runAttacks({ url, secret: makeWebhookSecret(), report: null, deadlineMs: 500 });
  expect(findings).toEqual([{ attack: "valid", wrong: expect.stringContaining("no answer in time") }]);
  server.closeAllConnections();
  server.close();
});

test("the command says what is wrong, and exits with 1", async () => {
  const secret = makeWebhookSecret();
  const receiver = await startExampleReceiver(secret, "goes backwards");
  const out = vi.spyOn(console, "log").mockImplementation(() => {});
  const args = ["webhooks", "attack", receiver.url, "--secret", secret, "--report", receiver.report];
  expect(await runCli(args)).toBe(1);
  expect(out.mock.calls.flat().join("\n")).toMatch(/✗ went backwards: .*sequence 3.*\n\n1 wrong\./s);
  expect(await runCli([...args.slice(0, 3), "--json", ...args.slice(3, 5)])).toBe(0);
  out.mockRestore();
  await receiver.close();
}, 60_000);
