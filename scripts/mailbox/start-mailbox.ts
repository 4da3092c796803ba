import { type LocalServer, sendJson, sendText, serveLocally, wantsJson } from "../local-page/local-server";
import { PAGE_HEADERS } from "../local-page/page";
import { MailStore } from "./mail-store";
import { mailboxPage } from "./mailbox-page";
import { startSmtp } from "./smtp";

/** A local SMTP server and the page that shows what it received. */
export interface Mailbox {
  smtpPort: number;
  httpPort: number;
  close(): Promise<void>;
}

// The message is foreign markup: no script, nothing loaded, links open elsewhere.
const MESSAGE_HEADERS = {
  ...PAGE_HEADERS,
  "content-security-policy":
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
};

/**
 * Starts both; mails are kept in `folder`. `GET /` is the page, or with `Accept: application/json` the array of
 * all mails, newest first (`?to=` and `?limit=` narrow it); `/mails/:id` likewise for one.
 * @param smtpPort @param httpPort 0 takes a free one
 */
export async function startMailbox(options: {
  folder: string;
  host: string;
  smtpPort: number;
  httpPort: number;
}): Promise<Mailbox> {
  const store = await MailStore.open(options.folder);
  const smtp = await startSmtp(store, { host: options.host, port: options.smtpPort });
  let http: LocalServer;
  try {
    http = await serveMailbox(store, { host: options.host, port: options.httpPort });
  } catch (error) {
    await smtp.close();
    throw error;
  }
  return {
    smtpPort: smtp.port,
    httpPort: http.port,
    close: async () => {
      await Promise.all([smtp.close(), http.close()]);
    },
  };
}

function serveMailbox(store: MailStore, address: { host: string; port: number }): Promise<LocalServer> {
  return serveLocally(address, async (request, response) => {
    const url = new URL(request.url ?? "/", "http://mailbox");
    const [, id, part] = url.pathname.match(/^\/mails\/([\w-]+)(\/html)?\/?$/) ?? [];
    if (request.method !== "GET") return sendText(response, 405, "GET only\n");
    if (url.pathname === "/newest") return sendText(response, 200, store.all()[0]?.id ?? "");
    if (url.pathname !== "/" && !id) return sendText(response, 404, "Not found\n");

    const chosen = id ? store.find(id) : undefined;
    if (id && !chosen) return sendText(response, 404, "No such e-mail (the newest 500 are kept)\n");
    if (chosen && part) {
      response.writeHead(200, MESSAGE_HEADERS);
      response.end(`<base target="_blank">${chosen.html}`);
      return;
    }
    if (wantsJson(request)) return sendJson(response, 200, chosen ?? narrowed(store, url));
    response.writeHead(200, PAGE_HEADERS);
    response.end(mailboxPage(store.all(), chosen));
  });
}

function narrowed(store: MailStore, url: URL) {
  const to = url.searchParams.get("to")?.toLowerCase();
  const limit = Number(url.searchParams.get("limit") ?? Number.POSITIVE_INFINITY);
  const mails = store.all().filter((mail) => !to || mail.to.toLowerCase().split(", ").includes(to));
  return Number.isNaN(limit) ? mails : mails.slice(0, Math.max(0, limit));
}
