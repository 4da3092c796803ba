import "../e2e/fixtures/process-env";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import sharp from "sharp";
import { migrate } from "@/db/migrate";
import { startThrowaway } from "../e2e/fixtures/global-setup";
import { until } from "../e2e/fixtures/outbox-rows";
import { startReceiver } from "../e2e/fixtures/receiver";
import { endWorker, spawnWorker } from "../e2e/fixtures/worker-process";

/**
 * Erases people with a needle planted in everything the product keeps of them, then looks for the needles in every
 * column of every table (sealed ones opened), in the media folder and in the logs: `npx tsx bench/erasure.ts [people]`.
 * Exit 1 when one is found, or when the audit chain does not verify.
 */
const [people = 500] = process.argv.slice(2).map(Number);
const MARK = "needle";
let good = true;
// Standard output is the log of the product here: what this program has to tell goes to standard error.
const tell = (words: string) => console.error(words);
const say = (holds: boolean, words: string) => {
  good &&= holds;
  tell(`${holds ? "✓" : "✗"} ${words}`);
};

if (!process.env.BENCH_FOLDER) {
  const own = mkdtempSync(join(tmpdir(), "veridesk-erasure-"));
  const log = join(own, "log.txt");
  const child = spawn(process.execPath, ["--import", "tsx", ...process.argv.slice(1)], {
    env: { ...process.env, BENCH_FOLDER: own },
    stdio: ["ignore", openSync(log, "a"), "pipe"],
  });
  // The processes' own errors belong to the log, the rest is for whoever watches.
  createInterface({ input: child.stderr as Readable }).on("line", (line) => {
    if (line.startsWith("{")) appendFileSync(log, `${line}\n`);
    else tell(line);
  });
  const [code] = (await once(child, "close")) as [number];
  const lines = readFileSync(log, "utf8").split("\n").filter(Boolean);
  const found = lines.filter((line) => line.includes(MARK)).length;
  // Errors that quote a needle were provoked in both processes: an empty log would prove nothing.
  say(lines.length >= 2 && found === 0, `${found} of ${lines.length} lines of the logs tell one`);
  rmSync(own, { recursive: true, force: true });
  process.exit(code === 0 && good ? 0 : 1);
}
const folder = process.env.BENCH_FOLDER;
const server = await startThrowaway();
// It quotes what it got, as careless receivers do.
const receiver = await startReceiver((request, response) => response.end(request.body));
try {
  await migrate(server.url);
  const settings = {
    ...{ DATABASE_URL: server.url, DATA_DIR: folder, WEBHOOK_ALLOW_HOSTS: "127.0.0.1" },
    ...{ LOG_LEVEL: "debug", SMTP_URL: "smtp://127.0.0.1:1" },
  };
  Object.assign(process.env, settings);
  const { api } = await import("@/lib/api/app");
  const { database } = await import("@/lib/database");
  const { sealEntries } = await import("@/lib/audit/seal-entries");
  const { verifyChain } = await import("@/lib/audit/verify-chain");
  const { storeCapture } = await import("@/lib/media/store-capture");
  const { mediaStore } = await import("@/lib/storage/open-store");
  const { createApiKey } = await import("@/lib/api-keys/create-api-key");
  const { createTenant } = await import("@/lib/tenants/create-tenant");
  const { createUser } = await import("@/lib/members/create-user");
  const { operatorContext } = await import("@/lib/operator-context");
  const { SCOPES } = await import("@/lib/authorize");
  const sql = postgres(server.url, { max: 2, onnotice: () => {} });

  const tenant = await createTenant(database(), {
    name: "Bench",
    webhookUrls: { test: `${receiver.url}/hook` },
  });
  const owner = await createUser(database(), {
    ...{ tenantId: tenant.id, email: "owner@example.com", name: "Owner", role: "admin" },
    password: "long enough for anybody",
  });
  const operator = operatorContext(database(), { tenantId: tenant.id, mode: "test" });
  const { key } = await createApiKey(operator, { ownerId: owner.id, name: "k", scopes: [...SCOPES] });
  const call = async (method: string, path: string, body?: object) => {
    const answer = await api.fetch(
      new Request(`http://localhost/api/v2${path}`, {
        method,
        headers: {
          ...{ authorization: `Bearer ${key}`, "content-type": "application/json" },
          ...(method === "GET" ? {} : { "idempotency-key": crypto.randomUUID() }),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    );
    const text = await answer.text();
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  };
  const worker = spawnWorker(settings);
  const bytes = await sharp({ create: { width: 700, height: 500, channels: 3, background: "#889" } })
    .withExif({ IFD0: { ImageDescription: `${MARK} in the picture` } })
    .jpeg()
    .toBuffer();

  const began = performance.now();
  const ids: { entity: string; session: string }[] = [];
  for (let n = 0; n < people; n += 1) {
    const needle = `${MARK}${n.toString().padStart(6, "0")}`;
    const entity = await call("POST", "/entities/", {
      ...{
        entity_type: "individual",
        title: needle,
        first_name: needle,
        middle_name: needle,
        last_name: needle,
      },
      ...{ external_id: needle, email: `${needle}@example.com`, phone: `${needle}`, address_line_1: needle },
      ...{
        address_line_2: needle,
        address_city: needle,
        address_state: needle,
        address_postal_code: needle.slice(0, 20),
      },
    });
    await call("PATCH", `/entities/${entity.id}/`, { address_city: `${needle} changed` });
    await call("POST", `/entities/${entity.id}/notes/`, { text: `About ${needle}.` });
    const { session_id: session } = await call("POST", "/verification/sessions/", {
      ...{ entity_id: entity.id, email: `${needle}@example.com`, verification_profile: "comprehensive" },
      completion: { redirect_url: "http://localhost/done", state: needle },
    });
    await call("POST", `/verification/sessions/${session}/resend/`, { email: `${needle}.again@example.com` });
    await call("POST", `/test/verification/sessions/${session}/simulate/`, { action: "open" });
    const applicant = { type: "applicant", sessionId: session, deviceId: null } as const;
    for (const step of ["document_front", "selfie"] as const)
      await storeCapture({ ...operator, actor: applicant }, mediaStore(), {
        sessionId: session,
        step,
        bytes,
      });
    await call("POST", `/test/verification/sessions/${session}/simulate/`, {
      action: "complete",
      outcomes: { document_check: "consider" },
      extracted_data: {
        first_name: needle,
        last_name: needle,
        document_number: needle,
        address: { line1: needle },
      },
    });
    ids.push({ entity: entity.id, session });
  }
  // What only other verbs write, planted as they would.
  await sql`insert into contests (tenant_id, mode, id, session_id, text, language)
    select tenant_id, mode, gen_random_uuid(), id, entity_name, 'en' from verification_sessions`.catch(
    (error) => {
      throw new Error(`contests: ${error.message}`);
    },
  );
  await sql`insert into discrepancies (tenant_id, mode, id, session_id, check_id, field, record_value, document_value, resolution_notes)
    select s.tenant_id, s.mode, gen_random_uuid(), s.id, c.id, 'nationality', s.entity_name, s.entity_name, s.entity_name
    from verification_sessions s join checks c on c.tenant_id = s.tenant_id and c.mode = s.mode and c.session_id = s.id and c.position = 0`;
  await sql`insert into consents (tenant_id, mode, id, session_id, entity_id, version, language, text_hash, ip)
    select tenant_id, mode, gen_random_uuid(), id, entity_id, '1', 'en', '\\x00', entity_name from verification_sessions
    on conflict do nothing`;
  await sql`update check_runs set result = jsonb_build_object('name', ${MARK}::text)`;
  await sql`insert into screenings (tenant_id, mode, id, entity_id, session_id, kind, list_versions, algorithm, threshold, candidates, fields)
    select tenant_id, mode, gen_random_uuid(), entity_id, id, 'sanctions', '{"demo": 1}', 'names/1', 0.85, 1,
      jsonb_build_object('name', entity_name) from verification_sessions`;
  // Errors of the database that quote what was written: what of them reaches the logs?
  await sql`create function quote_it() returns trigger language plpgsql as $f$
    begin raise exception 'no place for %', (select name from entities limit 1); end $f$`;
  for (const table of ["entity_notes", "delivery_attempts"])
    await sql.unsafe(`create trigger quote_it before insert on ${table} execute function quote_it()`);
  const first = ids[0];
  await call("POST", `/entities/${first?.entity}/notes/`, { text: `${MARK} again` }).then(
    () => say(false, "the provoked error did not come"),
    () => {},
  );
  await call("POST", "/webhooks/replay/", { since: new Date(0).toISOString(), include_delivered: true });
  await sleep(3_000);
  for (const table of ["entity_notes", "delivery_attempts"])
    await sql.unsafe(`drop trigger quote_it on ${table}`);
  await until(
    "deliveries are out",
    async () => (await sql`select 1 from deliveries where state = 'pending' limit 1`).length === 0,
    300_000,
  );
  tell(`${people} people put in within ${((performance.now() - began) / 1_000).toFixed(0)} s`);

  const before = await search();
  const places = Object.keys(before).sort();
  say(
    places.length > 20,
    `planted: ${Object.values(before).reduce((a, b) => a + b, 0)} hits in ${places.length} places: ${places.join(", ")}`,
  );

  const started = performance.now();
  const times: number[] = [];
  for (const { entity } of ids) {
    const from = performance.now();
    await call("DELETE", `/entities/${entity}/`);
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  tell(
    `erased in ${((performance.now() - started) / 1_000).toFixed(1)} s: p50 ${times[Math.floor(people / 2)]?.toFixed(0)} ms, ` +
      `p95 ${times[Math.floor(people * 0.95)]?.toFixed(0)} ms, slowest ${times.at(-1)?.toFixed(0)} ms each`,
  );
  await until("files are gone", async () => (await mediaFiles()).length === 0, 30_000).catch(() => {});
  await endWorker(worker, "SIGTERM");
  await sealEntries(database());

  const after = await search();
  say(
    Object.keys(after).length === 0,
    `afterwards: ${JSON.stringify(after)} (database, sealed columns opened)`,
  );
  const left = await mediaFiles();
  say(left.length === 0, `${left.length} files in the media folder`);
  const [keys] = await sql`select (select count(*) from session_keys)::int as sessions,
    (select count(*) from media where length(wrapped_key) > 0)::int as files`;
  say(
    keys?.sessions === 0 && keys?.files === 0,
    `${keys?.sessions} session keys and ${keys?.files} file keys left`,
  );
  const report = await verifyChain(database(), tenant.id);
  say(report.intact && report.unsealed === 0, `the audit chain of ${report.entries} entries verifies`);
  const kept =
    await sql`select count(*)::int as n from verification_sessions where status = 'completed' and outcome = 'consider'`;
  say(kept[0]?.n === people, `${kept[0]?.n} decisions are still there`);
  await sql.end();
  await database().close();

  /** Hits by table and column. */
  async function search(): Promise<Record<string, number>> {
    const { openBody } = await import("@/lib/events/body");
    const { unseal } = await import("@/lib/crypto/seal");
    const { derivedKey } = await import("@/lib/env");
    const hits: Record<string, number> = {};
    const add = (place: string, n: number) => {
      if (n > 0) hits[place] = (hits[place] ?? 0) + n;
    };
    const columns = await sql<{ t: string; c: string; bytes: boolean }[]>`
      select table_name as t, column_name as c, data_type = 'bytea' as bytes from information_schema.columns
      where table_schema = 'public'`;
    const hex = Buffer.from(MARK).toString("hex");
    for (const { t, c, bytes: isBytes } of columns) {
      const text = isBytes ? `encode("${c}", 'hex') like '%${hex}%'` : `"${c}"::text ilike '%${MARK}%'`;
      const [row] = await sql.unsafe(`select count(*)::int as n from "${t}" where ${text}`);
      add(`${t}.${c}`, row?.n ?? 0);
    }
    for (const row of await sql`select id as "eventId", body, sealed_body as "sealedBody" from events where sealed_body is not null`)
      add("events.sealed_body (opened)", openBody(row as never)?.includes(MARK) ? 1 : 0);
    for (const row of await sql`select id, sealed_input from emails where sealed_input is not null`)
      add(
        "emails.sealed_input (opened)",
        unseal(derivedKey("emails"), row.sealed_input, `emails/${row.id}`).includes(MARK) ? 1 : 0,
      );
    for (const row of await sql`select * from idempotency_keys where length(body) > 0`) {
      const bound = [row.tenant_id, row.mode, row.method, row.path, row.key].join("\n");
      add(
        "idempotency_keys.body (opened)",
        unseal(derivedKey("idempotency"), row.body, bound).includes(MARK) ? 1 : 0,
      );
    }
    return hits;
  }

  /** Every file below the media folder. */
  async function mediaFiles(): Promise<string[]> {
    const all = await readdir(join(folder, "media"), { recursive: true, withFileTypes: true });
    const files = all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.slice(0, 20))
      if ((await readFile(file)).includes(MARK)) say(false, "a file on disk tells the needle in the clear");
    return files;
  }
} finally {
  await receiver.close();
  await server.close();
}
process.exit(good ? 0 : 1);
