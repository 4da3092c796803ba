import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "@/db/client";
import { runWorker } from "@/lib/outbox/worker";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { outboxRows, until } from "../../fixtures/outbox-rows";

process.env.WEBHOOK_ALLOW_HOSTS = "127.0.0.1";

type Kind = {
  name: string;
  /** What the receiver does once it has the request. */
  act: (socket: Socket) => void;
  scheme?: "https";
  state: "delivered" | "pending" | "failed";
  code: number | null;
  word: RegExp;
  /** Seconds until the next try; about. */
  next?: number;
};
const answer =
  (status: string, more = "") =>
  (socket: Socket) =>
    socket.end(`HTTP/1.1 ${status}\r\n${more}Content-Length: 0\r\nConnection: close\r\n\r\n`);
const endless = (head: string) => (socket: Socket) => {
  socket.write(head);
  const more = Buffer.alloc(65_536, "a");
  const pour = () => {
    while (!socket.destroyed && socket.write(more));
  };
  socket.on("drain", pour);
  pour();
};
const retry = { state: "pending", next: 5 } as const;

const MATRIX: Kind[] = [
  { name: "200", act: answer("200 OK"), state: "delivered", code: 200, word: /^$/ },
  { name: "204", act: answer("204 No Content"), state: "delivered", code: 204, word: /^$/ },
  {
    name: "301",
    act: answer("301 Moved", "Location: http://127.0.0.1:1/\r\n"),
    ...retry,
    code: 301,
    word: /redirects are not followed/,
  },
  {
    name: "308",
    act: answer("308 Moved", "Location: http://127.0.0.1:1/\r\n"),
    ...retry,
    code: 308,
    word: /redirects are not followed/,
  },
  { name: "400", act: answer("400 Bad Request"), ...retry, code: 400, word: /answered 400/ },
  { name: "410", act: answer("410 Gone"), state: "failed", code: 410, word: /410 Gone/ },
  {
    name: "429 with Retry-After",
    act: answer("429 Slow down", "Retry-After: 120\r\n"),
    state: "pending",
    code: 429,
    word: /answered 429/,
    next: 120,
  },
  { name: "500", act: answer("500 No"), ...retry, code: 500, word: /answered 500/ },
  {
    name: "slow, but in time",
    act: (s) => void setTimeout(() => answer("200 OK")(s), 3_000),
    state: "delivered",
    code: 200,
    word: /^$/,
  },
  { name: "reset", act: (s) => s.resetAndDestroy(), ...retry, code: null, word: /reset/ },
  {
    name: "half-open: ends without an answer",
    act: (s) => s.end(),
    ...retry,
    code: null,
    word: /closed|reset/,
  },
  {
    name: "half a status line, then silence",
    act: (s) => void s.write("HTTP/1.1 20"),
    ...retry,
    code: null,
    word: /No answer within 15/,
  },
  {
    name: "200 with an endless body",
    act: endless("HTTP/1.1 200 OK\r\n\r\n"),
    state: "delivered",
    code: 200,
    word: /^$/,
  },
  {
    name: "endless headers",
    act: endless("HTTP/1.1 200 OK\r\nX: "),
    ...retry,
    code: null,
    word: /headers are too large|not valid HTTP/,
  },
  {
    name: "no TLS behind https",
    scheme: "https",
    act: answer("200 OK"),
    ...retry,
    code: null,
    word: /TLS connection failed/,
  },
  { name: "not HTTP", act: (s) => s.end("SSH-2.0-x\r\n"), ...retry, code: null, word: /not valid HTTP/ },
];

let testDatabase: TestDatabase;
let database: Database;
let rows: ReturnType<typeof outboxRows>;
let worker: Promise<void>;
const servers: Server[] = [];
const stop = new AbortController();

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  process.env.DATABASE_URL = testDatabase.url;
  database = new Database(testDatabase.url, 6);
  rows = outboxRows(testDatabase.url);
  worker = runWorker(stop.signal, database);
});
afterAll(async () => {
  stop.abort();
  await worker;
  for (const server of servers) server.close();
  await rows.end();
  await database.close();
  await testDatabase.drop();
});

async function serve(kind: Kind): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => kind.act(socket));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `${kind.scheme ?? "http"}://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

test("every kind of receiver comes to what is documented, all at once, and memory stays bounded", async () => {
  global.gc?.();
  const before = process.memoryUsage().rss;
  const made = await Promise.all(
    MATRIX.map(async (kind) => {
      const url = await serve(kind);
      const tenant = await rows.tenant(url);
      const [id = ""] = (await rows.deliveries(tenant, url)).keys();
      return { kind, id, tenant };
    }),
  );
  await until(
    "all tried",
    async () =>
      (await rows.sql`select count(distinct delivery_id)::int as n from delivery_attempts`)[0]?.n >=
      MATRIX.length,
    30_000,
  );
  const grown = (process.memoryUsage().rss - before) / 1e6;
  const found = [];
  for (const { kind, id, tenant } of made) {
    const row = await rows.delivery(id);
    found.push(`${kind.name}: ${row.state} ${row.last_status_code ?? "-"} ${row.last_error ?? ""}`);
    expect({ name: kind.name, state: row.state, code: row.last_status_code }).toEqual({
      name: kind.name,
      state: kind.state,
      code: kind.code,
    });
    expect(row.last_error ?? "", kind.name).toMatch(kind.word);
    if (kind.next !== undefined) {
      const tried = await rows.sql`select extract(epoch from d.run_at - a.created_at)::float8 as wait
        from delivery_attempts a join deliveries d on d.id = a.delivery_id where d.id = ${id} order by a.created_at limit 1`;
      expect(tried[0]?.wait, kind.name).toBeGreaterThan(kind.next * 0.88);
    }
    const [endpoint] =
      await rows.sql`select is_active from webhook_endpoints where id = ${tenant.endpointId}`;
    expect(endpoint?.is_active, kind.name).toBe(kind.name !== "410");
  }
  console.log(`${found.join("\n")}\nmemory grew by ${grown.toFixed(0)} MB`);
  expect(grown).toBeLessThan(150);
}, 60_000);
