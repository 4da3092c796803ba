import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "@/db/client";
import { type EmailInputs, enqueueEmail } from "@/lib/outbox/enqueue-email";
import { systemContext } from "@/lib/outbox/system-context";
import { runWorker } from "@/lib/outbox/worker";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { type OutboxTenant, outboxRows, until } from "../../fixtures/outbox-rows";

let testDatabase: TestDatabase;
let database: Database;
let rows: ReturnType<typeof outboxRows>;
let tenant: OutboxTenant;
let worker: Promise<void>;
const stop = new AbortController();
const inbox: ParsedMail[] = [];
const refuse = (code: number) => Object.assign(new Error("no"), { responseCode: code });
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo: ({ address }, _session, done) => {
    if (address.startsWith("gone")) return done(refuse(550));
    if (address.startsWith("busy")) return done(refuse(451));
    done();
  },
  onData: (stream, _session, done) => {
    simpleParser(stream).then((mail) => {
      inbox.push(mail);
      done();
    }, done);
  },
});

const link: EmailInputs["verification_link"] = {
  tenantName: "Fjord & Söhne <GmbH>",
  personName: "Zoë O’Brien",
  link: "https://verify.example.org/verify/0199a1f0-0000-7000-8000-000000000001/#t=s3cr3t-token_AB",
  expiresAt: "2026-06-14T12:00:00Z",
  minutes: 3,
  checkTypes: ["document_check", "enhanced_identity_check"],
  isTest: true,
};

beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  process.env.SMTP_URL = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
  testDatabase = await createTestDatabase();
  process.env.DATABASE_URL = testDatabase.url;
  database = new Database(testDatabase.url, 6);
  rows = outboxRows(testDatabase.url);
  tenant = await rows.tenant(null);
  worker = runWorker(stop.signal, database);
});
afterAll(async () => {
  stop.abort();
  await worker;
  await rows.end();
  await database.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  await testDatabase.drop();
});

/** Queues a link mail to that address and returns its row once it is in that state. */
async function send(recipient: string, state: string, sessionId: string | null = tenant.sessionId) {
  const scope = { tenantId: tenant.tenantId, mode: "test" as const };
  await database.inTenant(scope, (tx) =>
    enqueueEmail(systemContext(database, scope, "test"), tx, {
      template: "verification_link",
      recipient,
      sessionId,
      input: link,
    }),
  );
  const find = async () => (await rows.sql`select * from emails where recipient = ${recipient}`)[0];
  await until(`${recipient} ${state}`, async () => {
    const row = await find();
    return row?.state === state && row?.lease_token === null && row?.attempts > 0;
  });
  const row = await find();
  if (!row) throw new Error("no row");
  return row;
}

const arrived = (address: string) =>
  inbox.filter((mail) => [mail.to].flat().some((to) => to?.value.some((v) => v.address === address)));

test("the link mail arrives: who asks, the link twice, how long, plain text beside HTML", async () => {
  const row = await send("zoe@example.org", "sent");
  const [mail] = arrived("zoe@example.org");
  expect(mail?.subject).toBe("[TEST] Fjord & Söhne <GmbH> asks you to confirm your identity");
  expect(mail?.messageId).toBe(`<${row.id}@veridesk.test>`);
  expect(mail?.from?.text).toContain("no-reply@veridesk.test");
  const html = mail?.html || "";
  expect(html.split(link.link)).toHaveLength(4);
  expect(html).toContain("Fjord &amp; Söhne &lt;GmbH&gt;");
  for (const words of [
    "Zoë O’Brien",
    "14 June 2026, 12:00 UTC",
    "about 3 minutes",
    "do not forward",
    "TEST",
  ]) {
    expect(html.replaceAll("<!-- -->", "")).toContain(words);
    expect(mail?.text).toContain(words);
  }
  expect(mail?.text).toContain(link.link);
  expect(mail?.text).toContain("picture of your identity document and take a short video of your face");
});

test("what was sealed is wiped once it is sent", async () => {
  const row = await send("wiped@example.org", "sent");
  expect(row.sealed_input).toBeNull();
  expect(row.finished_at).toBeInstanceOf(Date);
});

test("a 5xx answer is final, a 4xx is tried again with its input kept", async () => {
  const refused = await send("gone@example.org", "failed");
  expect(refused).toMatchObject({ attempts: 1, sealed_input: null });
  expect(refused.last_error).toBe("The mail server refused it (550).");
  const put = await send("busy@example.org", "pending");
  expect(put.sealed_input).not.toBeNull();
  expect(put.run_at.getTime() - Date.now()).toBeGreaterThan(5_000);
  expect(arrived("gone@example.org")).toHaveLength(0);
});

test("a mail of a session that is over is cancelled and wiped", async () => {
  const sessionId = await rows.session({ ...tenant, status: "revoked" });
  const row = await send("late@example.org", "cancelled", sessionId);
  expect(row.sealed_input).toBeNull();
  expect(arrived("late@example.org")).toHaveLength(0);
});

test("input moved to another row does not open", async () => {
  await rows.sql`insert into emails (tenant_id, mode, id, template, recipient, sealed_input)
    select tenant_id, mode, gen_random_uuid(), template, 'moved@example.org', ${Buffer.alloc(64, 7)} from emails limit 1`;
  await until("failed", async () => {
    const [row] = await rows.sql`select state, last_error from emails where recipient = 'moved@example.org'`;
    return row?.state === "failed";
  });
  expect(arrived("moved@example.org")).toHaveLength(0);
});
