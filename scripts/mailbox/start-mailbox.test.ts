import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import nodemailer from "nodemailer";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Mail } from "./mail-store";
import { type Mailbox, startMailbox } from "./start-mailbox";

let folder: string;
let mailbox: Mailbox;

const start = () => startMailbox({ folder, host: "127.0.0.1", smtpPort: 0, httpPort: 0 });
const get = (path: string, accept = "text/html") =>
  fetch(`http://127.0.0.1:${mailbox.httpPort}${path}`, { headers: { accept } });
const list = async (query = "") => (await (await get(`/${query}`, "application/json")).json()) as Mail[];

async function send(
  mail: Parameters<ReturnType<typeof nodemailer.createTransport>["sendMail"]>[0],
): Promise<void> {
  const transport = nodemailer.createTransport(`smtp://127.0.0.1:${mailbox.smtpPort}`);
  await transport.sendMail({ from: "Veridesk <no-reply@veridesk.test>", ...mail });
  transport.close();
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "veridesk-mailbox-"));
  mailbox = await start();
});

afterEach(async () => {
  await mailbox.close();
  await rm(folder, { recursive: true, force: true });
});

test("what was sent is listed newest first, in full, and still there after a restart", async () => {
  await send({ to: "ann@example.com", subject: "First", text: "one" });
  await send({
    to: "Bé <bea@example.com>",
    subject: "Zweite – ü",
    text: "two",
    html: "<p>zwei</p>",
    headers: { "X-Kind": "link" },
  });
  await mailbox.close();
  mailbox = await start();
  const mails = await list();
  expect(mails.map((m) => m.to)).toEqual(["bea@example.com", "ann@example.com"]);
  expect(mails[0]).toMatchObject({
    subject: "Zweite – ü",
    text: "two",
    html: "<p>zwei</p>",
    from: expect.stringContaining("no-reply@veridesk.test"),
    headers: { "x-kind": "link" },
    received_at: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect((await list("?to=ANN@example.com")).map((m) => m.subject)).toEqual(["First"]);
  expect(await list("?limit=1")).toHaveLength(1);
});

test("the page escapes what a mail brings, and shows its markup only in a sandbox", async () => {
  await send({
    to: "x@example.com",
    subject: "<script>alert(1)</script>",
    html: "<script>alert(2)</script><b>hi</b>",
  });
  const shown = await (await get("/")).text();
  expect(shown).not.toContain("<script>alert");
  expect(shown).toContain("&#60;script&#62;alert(1)");
  const [mail] = await list();
  const message = await get(`/mails/${mail?.id}/html`);
  expect(await message.text()).toContain("<b>hi</b>");
  expect(message.headers.get("content-security-policy")).toMatch(/^sandbox [^;]*; default-src 'none'/);
  expect(message.headers.get("content-security-policy")).not.toContain("allow-scripts");
});

test("refuse@ is refused for good, defer@ for now, and neither is kept", async () => {
  await expect(send({ to: "refuse@example.com", text: "x" })).rejects.toMatchObject({ responseCode: 550 });
  await expect(send({ to: "defer@example.com", text: "x" })).rejects.toMatchObject({ responseCode: 451 });
  expect(await list()).toEqual([]);
});

test("an unknown mail is 404 and other methods are 405", async () => {
  expect((await get("/mails/none")).status).toBe(404);
  expect((await get("/elsewhere")).status).toBe(404);
  const post = await fetch(`http://127.0.0.1:${mailbox.httpPort}/`, { method: "POST" });
  expect(post.status).toBe(405);
});
