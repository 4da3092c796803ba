import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import next from "next";
import { api } from "@/lib/api/app";
import { flushRequests } from "@/lib/api-keys/note-request";
import { PATH_HEADER } from "@/lib/auth/return-path";
import { database } from "@/lib/database";
import { env } from "@/lib/env";
import { flushTraces } from "@/lib/telemetry/flush-traces";
import { serveMetrics } from "@/lib/telemetry/start-metrics";
import { onStop } from "../runtime/on-stop";
import { surviveStrayRejections } from "../runtime/on-stray-rejection";
import { answerBroken, answerFailure } from "./refusals";

const API = /^\/api\/v[12](?=[/?]|$)/;
const GRACE = 10_000;

/**
 * The production web process: the API straight on node:http, everything else through Next. Resolves when it
 * listens; ends when asked to, after the requests in progress (10 s at most).
 */
export async function serve(): Promise<void> {
  const { HOST, PORT, TRUSTED_PROXIES } = env();
  surviveStrayRejections();
  const pages = next({ dev: false, hostname: HOST, port: PORT });
  await pages.prepare();
  const toPages = pages.getRequestHandler();
  const toApi = getRequestListener(api.fetch, { errorHandler: answerFailure });

  const server = createServer(
    {
      // Longer than the idle time of usual load balancers (60 s): they, not we, close an idle connection.
      keepAliveTimeout: 65_000,
      headersTimeout: 30_000,
      // A photo over a slow phone connection takes its time.
      requestTimeout: 180_000,
    },
    (request, response) => {
      // A client that goes away in the middle is its own business.
      request.on("error", () => {});
      response.on("error", () => {});
      // Only proxies are addressed by whole URLs; whose host it is would decide redirects.
      if (request.url && !request.url.startsWith("/")) request.url = pathOf(request.url);
      // Without a proxy in front, the address is the socket's, whatever the client claims.
      if (TRUSTED_PROXIES === 0) request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "";
      request.headers[PATH_HEADER] = request.url ?? "/";
      const answered = isApi(request) ? toApi(request, response) : toPages(request, response);
      answered.catch(() => response.destroy());
    },
  );
  server.on("clientError", answerBroken);
  await listen(server, HOST, PORT);
  const { port } = server.address() as AddressInfo;
  const metrics = await serveMetrics(database());
  onStop(async () => {
    await close(server);
    metrics?.close();
    await Promise.all([flushRequests(database()), flushTraces()]);
    await Promise.all([pages.close(), database().close()]);
  }, GRACE + 5_000);
  if (process.send) process.send({ ready: true, port });
  else console.log(`Listening on http://${HOST}:${port}`);
}

function pathOf(target: string): string {
  const url = URL.canParse(target) ? new URL(target) : null;
  return url ? `${url.pathname}${url.search}` : "/";
}

function isApi(request: IncomingMessage): boolean {
  return API.test(request.url ?? "");
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, host, () => {
      server.off("error", fail);
      done();
    });
  });
}

/** Takes no new connections, lets running requests finish, then cuts what is left. */
async function close(server: Server): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), GRACE);
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  await new Promise<void>((done) => server.close(() => done()));
  clearTimeout(cut);
  clearInterval(idle);
}
