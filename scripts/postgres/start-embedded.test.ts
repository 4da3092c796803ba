import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isAlive } from "./leftover";
import { type Embedded, startEmbedded } from "./start-embedded";

let dataDir: string;
let running: Embedded | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "veridesk-pg-"));
});

afterEach(async () => {
  await running?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function query<T extends object>(url: string, text: string): Promise<T[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe<T[]>(text))];
  } finally {
    await sql.end({ timeout: 5 });
  }
}

test("keeps its data over a stop and over a kill of the server", async () => {
  running = await startEmbedded({ dataDir });
  await query(running.url, "create table kept (a int)");
  await query(running.url, "insert into kept values (1)");
  await running.stop();
  expect(isAlive(running.pid)).toBe(false);

  running = await startEmbedded({ dataDir });
  await query(running.url, "insert into kept values (2)");
  await running.kill();
  expect(isAlive(running.pid)).toBe(false);

  running = await startEmbedded({ dataDir });
  expect(await query(running.url, "select a from kept order by a")).toEqual([{ a: 1 }, { a: 2 }]);
});

test("is UTF-8 in code-point order, in UTC, durable, and asks for its password", async () => {
  running = await startEmbedded({ dataDir });
  const [row] = await query<Record<string, string>>(
    running.url,
    `select current_setting('server_encoding') encoding, current_setting('timezone') zone,
      current_setting('fsync') fsync, 'Z' < 'a' as code_points, upper('é') as upper`,
  );
  expect(row).toEqual({ encoding: "UTF8", zone: "UTC", fsync: "on", code_points: true, upper: "É" });

  const guess = new URL(running.url);
  guess.password = "wrong";
  await expect(query(guess.toString(), "select 1")).rejects.toThrow(/password authentication failed/);
});

test("refuses a folder that a running process uses, and does not disturb it", async () => {
  running = await startEmbedded({ dataDir, throwaway: true });
  await expect(startEmbedded({ dataDir, throwaway: true })).rejects.toThrow(
    `already in use by process ${process.pid}`,
  );
  expect(await query(running.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a pid file that names somebody else's process is no obstacle", async () => {
  running = await startEmbedded({ dataDir, throwaway: true });
  await running.kill();
  const file = join(dataDir, "cluster", "postmaster.pid");
  const stale = (await readFile(file, "utf8")).split("\n");
  await writeFile(file, [String(process.pid), ...stale.slice(1)].join("\n"));
  running = await startEmbedded({ dataDir, throwaway: true });
  expect(await query(running.url, "select 1 as one")).toEqual([{ one: 1 }]);
});
