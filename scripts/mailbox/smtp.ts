import type { AddressInfo } from "node:net";
import { type AddressObject, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import type { Mail, MailStore } from "./mail-store";

/** Raised to the sending side with an SMTP reply code. */
class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Takes every e-mail on one port, without sign-in and without encryption, into the store.
 * So that refusals can be tried, addresses that begin with `refuse` get 550 (never) and with `defer` 451
 * (later), while the sender is still connected.
 */
export async function startSmtp(
  store: MailStore,
  options: { host: string; port: number },
): Promise<{ port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    banner: "Veridesk mailbox",
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    size: 10_000_000,
    disableReverseLookup: true,
    closeTimeout: 500,
    onRcptTo(recipient, _session, done) {
      const address = recipient.address.toLowerCase();
      if (address.startsWith("refuse")) done(new Refusal(550, "5.1.1 No such mailbox"));
      else if (address.startsWith("defer")) done(new Refusal(451, "4.2.0 Try again later"));
      else done();
    },
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map((to) => to.address);
      simpleParser(stream, { skipTextToHtml: true })
        .then((parsed) => store.add(shown(parsed, recipients)))
        .then(() => done())
        .catch(() => done(new Refusal(451, "4.3.0 The mailbox could not keep it")));
    },
  });
  server.on("error", () => {});
  await new Promise<void>((listening, fail) => {
    server.server.once("error", fail);
    server.listen(options.port, options.host, () => listening());
  });
  const { port } = server.server.address() as AddressInfo;
  return { port, close: () => new Promise((done) => server.close(() => done())) };
}

function shown(
  parsed: Awaited<ReturnType<typeof simpleParser>>,
  recipients: string[],
): Omit<Mail, "id" | "received_at"> {
  const headers: Record<string, string> = {};
  for (const { key, line } of parsed.headerLines) {
    const value = line
      .slice(line.indexOf(":") + 1)
      .replace(/\r?\n\s+/g, " ")
      .trim();
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`;
  }
  return {
    to: recipients.join(", "),
    from: addresses(parsed.from),
    subject: parsed.subject ?? "",
    text: parsed.text ?? "",
    html: parsed.html || "",
    headers,
  };
}

function addresses(of: AddressObject | undefined): string {
  return of?.text ?? "";
}
