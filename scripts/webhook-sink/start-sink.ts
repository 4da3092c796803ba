import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type LocalServer, sendJson, sendText, serveLocally, wantsJson } from "../local-page/local-server";
import { PAGE_HEADERS } from "../local-page/page";
import { ReceivedStore } from "./received-store";
import { sinkPage } from "./sink-page";
import { verifyDocumented, verifyStandard } from "./verify";

const BODY_LIMIT = 2_000_000;
const DELAY_LIMIT = 60_000;

/**
 * A receiver of webhooks. A POST anywhere (`/hook`, say) is kept and answered 200, or `?status=`, after
 * `?delay=` ms (60 s at most). `GET /` shows them, or with `Accept: application/json` gives them, newest first.
 * @param file where they are kept over a restart (JSON lines)
 * @param secrets asked anew for each request: a signature made with any of them is valid
 * @param port 0 takes a free one
 */
export async function startSink(options: {
  file: string;
  host: string;
  port: number;
  secrets: () => string[];
}): Promise<LocalServer> {
  const store = await ReceivedStore.open(options.file);
  const server = await serveLocally(options, async (request, response) => {
    const url = new URL(request.url ?? "/", "http://sink");
    if (request.method === "POST") return receive(store, options.secrets(), request, response, url);
    if (request.method !== "GET") return sendText(response, 405, "GET or POST\n");
    return show(store, request, response, url);
  });
  return {
    port: server.port,
    close: async () => {
      await server.close();
      await store.settled();
    },
  };
}

async function receive(
  store: ReceivedStore,
  secrets: string[],
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const body = await readBody(request);
  if (!body) return sendText(response, 413, "Too large\n");
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value);
  const wanted = Number(url.searchParams.get("status") ?? 200);
  const answered = Number.isInteger(wanted) && wanted >= 200 && wanted <= 599 ? wanted : 200;
  const signature = verifyDocumented(headers["x-webhook-signature"], body, secrets);
  store.add({
    method: "POST",
    path: `${url.pathname}${url.search}`,
    headers,
    body: body.toString("utf8"),
    signature_valid: signature === "valid",
    signature,
    standard_signature: verifyStandard(headers, body, secrets),
    answered,
  });
  const delay = Number(url.searchParams.get("delay") ?? 0);
  if (delay > 0) await sleep(Math.min(delay, DELAY_LIMIT), undefined, { ref: false });
  sendText(response, answered, answered < 300 ? "ok\n" : "as asked\n");
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function show(
  store: ReceivedStore,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (url.pathname === "/newest") return sendText(response, 200, store.all()[0]?.id ?? "");
  const [, id] = url.pathname.match(/^\/received\/(\w+)\/?$/) ?? [];
  const chosen = id ? store.find(id) : undefined;
  if (url.pathname !== "/" && !chosen)
    return sendText(response, 404, "Not found (the newest 500 are kept)\n");
  if (wantsJson(request)) return sendJson(response, 200, chosen ?? store.all());
  response.writeHead(200, PAGE_HEADERS);
  response.end(sinkPage(store.all(), chosen, `http://${request.headers.host ?? "localhost"}/hook`));
}
