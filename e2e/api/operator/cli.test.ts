import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { sealEntries } from "@/lib/audit/seal-entries";
import { verifyPassword } from "@/lib/auth/hash-password";
import { runCli } from "@/scripts/cli/run-cli";
import { outboxRows } from "../../fixtures/outbox-rows";
import { testEnvironment } from "../../fixtures/process-env";
import { startScratch } from "./scratch";

// Every call is a process that starts.
vi.setConfig({ testTimeout: 60_000 });

let at: Awaited<ReturnType<typeof startScratch>>;
let folder: string;
beforeAll(async () => {
  at = await startScratch();
  folder = await mkdtemp(join(tmpdir(), "veridesk-cli-"));
});
afterAll(async () => {
  await at.stop();
  await rm(folder, { recursive: true, force: true });
});

type Answer = { code: number | null; out: string; err: string };

/** The program as an operator starts it: a process of its own. */
function cli(args: string[], more: { env?: Record<string, string>; input?: string } = {}): Promise<Answer> {
  const { PATH = "", HOME = "" } = process.env;
  const own = {
    DATABASE_URL: at.url,
    VERIDESK_SECRET: testEnvironment.VERIDESK_SECRET ?? "",
    DATA_DIR: folder,
  };
  const child = spawn(process.execPath, ["--import", "tsx", resolve("scripts/cli.ts"), ...args], {
    env: { NODE_ENV: "production", PATH, HOME, ...own, ...more.env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const answer: Answer = { code: null, out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    answer.out += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    answer.err += chunk;
  });
  child.stdin.on("error", () => {});
  child.stdin.end(more.input ?? "");
  return new Promise((done) => child.once("close", (code) => done({ ...answer, code })));
}

/** The same within this process: for what needs no process of its own to be seen. */
async function within(args: string[]): Promise<Answer> {
  const said: Record<"log" | "error", string> = { log: "", error: "" };
  const spies = (["log", "error"] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((text: string) => {
      said[name] += `${text}\n`;
    }),
  );
  try {
    const code = await runCli(args);
    return { code, out: said.log, err: said.error };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const json = async <T>(args: string[]) => parsed<T>(await cli([...args, "--json"]));
const jsonWithin = async <T>(args: string[]) => parsed<T>(await within([...args, "--json"]));

function parsed<T>(answer: Answer): T {
  expect(answer).toMatchObject({ code: 0, err: "" });
  return JSON.parse(answer.out) as T;
}

describe.sequential("an operator sets an installation up", () => {
  let tenantId = "";
  let key = { key_id: "", key: "", key_prefix: "" };

  test("a tenant", async () => {
    expect(await within(["user", "list"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("tenant create"),
    });
    const made = await json<Record<string, string>>(["tenant", "create", "--name", "Nordwind Bänk"]);
    tenantId = made.tenant_id ?? "";
    expect(made.webhook_secret_live).toMatch(/^whsec_/);
    const listed = await cli(["tenant", "list"]);
    expect(listed.out).toContain(tenantId);
    expect(listed.out).toContain("Nordwind Bänk");
  });

  test("people: a password from standard input, or one made and shown once", async () => {
    const words = ["user", "create", "--email", "ada@example.org", "--name", "Ada Bell", "--role", "admin"];
    const first = await cli([...words, "--password-stdin", "--json"], {
      input: "a password from a pipe\nmore\n",
    });
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(first.out)).toMatchObject({ password: null, new_account: true });
    const hash = async (email: string) =>
      (await at.sql`select password_hash from users where email = ${email}`)[0]?.password_hash;
    expect(await verifyPassword(await hash("ada@example.org"), "a password from a pipe")).toBe(true);
    const second = await jsonWithin<Record<string, string>>([
      ...["user", "create", "--tenant", "nordwind bänk", "--email", "bo@example.org"],
      ...["--name", "Bo", "--role", "developer"],
    ]);
    expect(second.password).toMatch(/^[0-9A-Za-z]{20}$/);
    expect(await verifyPassword(await hash("bo@example.org"), second.password ?? "")).toBe(true);
    const members = await jsonWithin<{ email: string }[]>(["user", "list"]);
    expect(members.map((m) => m.email).sort()).toEqual(["ada@example.org", "bo@example.org"]);
  });

  test("a key that works, is listed without its secret, is rotated and revoked", async () => {
    key = await json([
      ...["key", "create", "--owner", "ada@example.org", "--name", "Core", "--mode", "live"],
      ...[
        "--scopes",
        "sessions:read,sessions:write",
        "--allow-ip",
        "203.0.113.0/24",
        "--expires-in-days",
        "30",
      ],
    ]);
    expect(await at.authenticate(key.key, "203.0.113.5")).toMatchObject({
      tenantId,
      mode: "live",
      actor: { scopes: ["sessions:read", "sessions:write"] },
    });
    const listed = await cli(["key", "list", "--mode", "live"]);
    expect(listed.out).toContain(key.key_prefix);
    expect(listed.out).not.toContain(key.key.slice(25, 68));
    const next = await jsonWithin<typeof key>([
      "key",
      "rotate",
      key.key_id,
      "--mode",
      "live",
      "--overlap-hours",
      "1",
    ]);
    await at.authenticate(key.key, "203.0.113.5");
    expect(await cli(["key", "revoke", key.key_prefix, "--mode", "live"])).toMatchObject({ code: 0 });
    await expect(at.authenticate(key.key, "203.0.113.5")).rejects.toMatchObject({
      code: "AUTHENTICATION_FAILED",
    });
    await at.authenticate(next.key, "203.0.113.5");
    const again = await within(["key", "revoke", key.key_id, "--mode", "live"]);
    expect(again).toMatchObject({ code: 1, out: "", err: expect.stringContaining("revoked already") });
  });

  test("credits", async () => {
    expect(await json(["credits", "add", "--amount", "500", "--note", "Invoice 7"])).toMatchObject({
      balance: 500,
      mode: "live",
    });
    expect(await jsonWithin(["credits", "add", "--amount", "-20"])).toMatchObject({ balance: 480 });
    const shown = await within(["credits", "show"]);
    expect(shown.out).toMatch(/Balance: 480 live credits/);
    expect(shown.out).toContain("Invoice 7");
    expect((await jsonWithin<{ balance: number }>(["credits", "show", "--mode", "test"])).balance).toBe(0);
  });

  test("somebody leaves", async () => {
    expect(await within(["user", "deactivate", "--email", "ada@example.org"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("last admin"),
    });
    expect(await cli(["user", "deactivate", "--email", "bo@example.org"])).toMatchObject({ code: 0 });
    expect(await within(["user", "deactivate", "--email", "nobody@example.org"])).toMatchObject({ code: 1 });
  });

  test("the audit chain verifies, and a changed entry is found", async () => {
    await sealEntries(at.database);
    const [report] = await json<{ intact: boolean; head: { sequence: number; hash: string } }[]>([
      "audit",
      "verify",
    ]);
    expect(report).toMatchObject({ intact: true, unsealed: 0 });
    expect(report?.head.sequence).toBeGreaterThan(6);
    const head = `${report?.head.sequence}:${report?.head.hash}`;
    expect(await within(["audit", "verify", "--tenant", tenantId, "--head", head])).toMatchObject({
      code: 0,
    });
    await at.sql`update audit_entries set details = '{"amount": 1}' where action = 'credits.topped_up'`;
    const broken = await cli(["audit", "verify"]);
    expect(broken).toMatchObject({ code: 1, out: expect.stringContaining("altered") });
  });
});

test("deliveries are listed and sent again", async () => {
  const rows = outboxRows(at.url);
  const tenant = await rows.tenant("http://127.0.0.1:9/hook");
  const ids = [...(await rows.deliveries(tenant, "http://127.0.0.1:9/hook", 3)).keys()];
  await at.sql`update deliveries set state = 'failed', attempts = 10, finished_at = now(), last_error = 'The connection was refused.'
    where id in ${at.sql(ids.slice(0, 2))}`;
  await rows.end();
  const place = ["--tenant", tenant.tenantId];
  const failed = await jsonWithin<{ delivery_id: string; last_error: string }[]>([
    "deliveries",
    "list",
    ...place,
    "--state",
    "failed",
  ]);
  expect(failed.map((d) => d.delivery_id).sort()).toEqual(ids.slice(0, 2).sort());
  expect(await jsonWithin<unknown[]>(["deliveries", "list", ...place, "--limit", "1"])).toHaveLength(1);
  expect(await json(["deliveries", "replay", ids[0] ?? "", ...place])).toEqual({ queued: 1 });
  expect(await jsonWithin(["deliveries", "replay", "--since", "2026-01-01", ...place])).toEqual({
    queued: 1,
  });
  const [left] = await at.sql`select count(*)::int as n from deliveries where state <> 'pending'`;
  expect(left?.n).toBe(0);
});

describe("what cannot be meant", () => {
  test.each([
    [[]],
    [["tenant"]],
    [["tenant", "destroy"]],
    [["tenant", "create"]],
    [["tenant", "create", "--name"]],
    [["tenant", "create", "--nmae", "x"]],
    [["tenant", "create", "Acme", "--name", "Acme"]],
    [["tenant", "list", "--json=yes"]],
    [["key", "revoke"]],
    [["key", "list", "--mode", "prod"]],
    [["credits", "add", "--amount", "many"]],
    [["deliveries", "replay"]],
    [["deliveries", "replay", "--since", "yesterday"]],
    [["deliveries", "list", "--limit", "0"]],
    [["audit", "verify", "--head", "1:2", "--tenant", "x"]],
  ])("%j ends with 2, nothing on standard output", async (args) => {
    const answer = await within(args);
    expect({ ...answer, err: "" }).toEqual({ code: 2, out: "", err: "" });
    expect(answer.err).toMatch(/^✗ /);
    expect(answer.err).not.toMatch(/at .*\.ts|node:/);
  });

  test.each([
    [["tenant", "create", "--name", " "], "name"],
    [
      ["user", "create", "--email", "x", "--name", "X", "--role", "admin", "--tenant", "Nirvana"],
      "Tenant not found",
    ],
    [["credits", "show", "--tenant", "3f1c2d1e-0000-7000-8000-000000000000"], "Tenant not found"],
  ])("%j is refused with 1", async (args, reason) => {
    expect(await within(args)).toMatchObject({ code: 1, out: "", err: expect.stringContaining(reason) });
  });

  test("a process ends with the same codes", async () => {
    const [usage, refused] = await Promise.all([
      cli(["tenant", "create"]),
      cli(["tenant", "create", "--name", " "]),
    ]);
    expect(usage).toMatchObject({ code: 2, out: "", err: expect.stringContaining("--name is missing") });
    expect(refused).toMatchObject({ code: 1, out: "", err: expect.stringContaining("name: ") });
  });

  test("a password is no option, and a weak one is refused", async () => {
    const words = ["user", "create", "--email", "x@example.org", "--name", "X", "--role", "admin"];
    expect(await within([...words, "--password", "secret"])).toMatchObject({ code: 2 });
    const { id } = await at.tenant();
    const weak = await cli([...words, "--tenant", id, "--password-stdin"], { input: "short\n" });
    expect(weak).toMatchObject({ code: 1, err: expect.stringContaining("15 to 1024 characters") });
  });
});

describe("which installation", () => {
  const none = { DATABASE_URL: "", VERIDESK_SECRET: "" };

  test("help needs none", async () => {
    const asked = [
      await cli(["help"], { env: none }),
      await within(["--help"]),
      await within(["key", "create", "--help"]),
    ];
    for (const answer of asked) {
      expect(answer).toMatchObject({ code: 0, err: "" });
      expect(answer.out).toContain("npm run --silent cli -- ");
    }
  });

  test("the demo's, by its folder", async () => {
    expect(await cli(["tenant", "list"], { env: none })).toMatchObject({ code: 2 });
    const settings = { DATABASE_URL: at.url, VERIDESK_SECRET: testEnvironment.VERIDESK_SECRET };
    await writeFile(join(folder, "settings.json"), JSON.stringify(settings));
    expect(await cli(["tenant", "list"], { env: none })).toMatchObject({ code: 0, err: "" });
  });

  test("one that does not answer, or has no schema, is named without its password", async () => {
    const silent = await cli(["tenant", "list"], {
      env: { DATABASE_URL: "postgres://a:hush@127.0.0.1:1/x" },
    });
    expect(silent).toMatchObject({ code: 1, out: "", err: expect.stringContaining("cannot be reached") });
    expect(silent.err).not.toContain("hush");
    const empty = new URL(at.url);
    empty.pathname = "/postgres";
    const bare = await cli(["tenant", "list"], { env: { DATABASE_URL: empty.toString() } });
    expect(bare).toMatchObject({ code: 1, err: expect.stringContaining("npm run migrate") });
    const noSecret = await cli(["tenant", "create", "--name", "A"], { env: { VERIDESK_SECRET: "short" } });
    expect(noSecret).toMatchObject({ code: 1, err: expect.stringContaining("VERIDESK_SECRET") });
  });
});
