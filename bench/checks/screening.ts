import "../../e2e/fixtures/process-env";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { Database } from "@/db/client";
import { migrate } from "@/db/migrate";
import { importWatchlist } from "@/lib/screening/import-watchlist";
import { servingVersions } from "@/lib/screening/list-versions";
import type { ReadLists } from "@/lib/screening/read-lists";
import { searchLists } from "@/lib/screening/search-lists";
import { startThrowaway } from "../../e2e/fixtures/global-setup";
import { type Figures, screeningCard } from "./screening/card";
import { labelledPairs } from "./screening/labelled-pairs";
import { fullName, makePerson } from "./screening/make-people";
import { Random } from "./screening/random";
import { mistyped } from "./screening/variations";
import { writeList } from "./screening/write-list";

/**
 * Screening measured: recall and precision beside a plain trigram comparison and nomenklatura's logic-v2, the rate of
 * an import, and the time of a search among a million names, ours and pg_trgm's in the same database.
 * `npx tsx bench/checks/screening.ts [names, default 1,000,000] | card | pairs`
 */
const [what = "1000000"] = process.argv.slice(2);
if (what === "pairs") for (const pair of labelledPairs()) console.log(JSON.stringify(pair));
else {
  printCard();
  if (what !== "card") await measure(Number(what));
}

function printCard(): void {
  const card = screeningCard();
  console.log(`${card.pairs} labelled pairs (${card.digest}). ${card.data}`);
  if (!card.peerVersion) console.log("nomenklatura is absent: no committed scores of these very pairs.");
  const line = (f: Figures) =>
    `  ${f.matcher.padEnd(46)} ≥ ${f.threshold.toFixed(2)}  recall ${percent(f.recall)} (${percent(f.recallInterval[0])}–${percent(f.recallInterval[1])})  precision ${percent(f.precision)} (${percent(f.precisionInterval[0])}–${percent(f.precisionInterval[1])})  F1 ${f.f1.toFixed(3)}`;
  console.log("Names alone:", ...card.names.map((f) => `\n${line(f)}`));
  console.log("With birth dates and countries:", ...card.details.map((f) => `\n${line(f)}`));
  console.log("Hits of each kind (same person: more is better; lookalikes: fewer):");
  for (const { kind, isSame, pairs, ours, trigram, peer } of card.kinds)
    console.log(
      `  ${isSame ? "same" : "else"}  ${kind.padEnd(24)} of ${pairs}: ours ${ours}, trigram ${trigram}, logic-v2 ${peer ?? "–"}`,
    );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

async function measure(names: number): Promise<void> {
  const server = await startThrowaway();
  const folder = await mkdtemp(join(tmpdir(), "veridesk-bench-"));
  process.env.DATABASE_URL = server.url;
  try {
    await migrate(server.url);
    const database = new Database(server.url, 4);
    const path = join(folder, "list.csv");
    const people = await writeList(path, names);
    const began = performance.now();
    const cpu = process.cpuUsage();
    const result = await importWatchlist(database, { list: "synthetic", format: "opensanctions-csv", path });
    const seconds = (performance.now() - began) / 1000;
    const used = process.cpuUsage(cpu);
    console.log(
      `\nImport: ${result.names} names of ${people} people in ${seconds.toFixed(0)} s: ${Math.round(people / seconds)} people/s; ${((used.user + used.system) / 1e6).toFixed(0)} s of this process's CPU. ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}.`,
    );
    await search(database, server.url);
    await findListed(database, path);
    await database.close();
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function search(database: Database, url: string): Promise<void> {
  const owner = postgres(url, { max: 1, onnotice: () => {} });
  await owner`create extension if not exists pg_trgm`;
  await owner`create index on watchlist_spellings using gin (name gin_trgm_ops)`;
  for (const table of ["watchlist_names", "watchlist_spellings", "watchlist_entries"])
    await owner.unsafe(`vacuum analyze ${table}`);
  const read: ReadLists = (text, values) => database.readSystem(text, values);
  const versions = await servingVersions(read, "sanctions");
  const random = new Random(99);
  const times: Record<"ours" | "trigram", number[]> = { ours: [], trigram: [] };
  const candidates: number[] = [];
  let cut = 0;
  for (let i = 0; i < 1_050; i += 1) {
    const person = makePerson(random);
    const [name, birthDate] = [fullName(person), person.birthDate];
    const fields = { name, kind: "person" as const, birthDate, countries: [person.country], gender: null };
    const started = performance.now();
    const found = await searchLists(read, { fields, kind: "sanctions", versions, threshold: 0.8 });
    const taken = performance.now() - started;
    if (i < 50) continue; // warm
    times.ours.push(taken);
    candidates.push(found.candidates);
    if (found.isCut) cut += 1;
    if (i % 10 > 0) continue;
    const again = performance.now();
    await owner`select n.entry_id, similarity(s.name, ${name}) from watchlist_spellings s
      join watchlist_names n on n.spelling_id = s.id where s.name % ${name} order by 2 desc limit 50`;
    times.trigram.push(performance.now() - again);
  }
  await owner.end();
  for (const [who, all] of Object.entries(times))
    console.log(
      `Search, ${who}: p50 ${at(all, 0.5).toFixed(1)} ms, p95 ${at(all, 0.95).toFixed(1)} ms, p99 ${at(all, 0.99).toFixed(1)} ms a person (${all.length} people; load ${loadavg()[0]?.toFixed(1)})`,
    );
  console.log(
    `Names compared a person: median ${at(candidates, 0.5)}, p95 ${at(candidates, 0.95)}; ${cut} of ${candidates.length} say that more than 50 hits were found.`,
  );
  console.log(`p95 pg_trgm / ours: ${(at(times.trigram, 0.95) / at(times.ours, 0.95)).toFixed(1)}`);
}

/** Whether people who are on the list are found among all the others, one letter of their family name being wrong. */
async function findListed(database: Database, path: string): Promise<void> {
  const read: ReadLists = (text, values) => database.readSystem(text, values);
  const versions = await servingVersions(read, "sanctions");
  const random = new Random(5);
  const lines = (await readFile(path, "utf8")).split("\n").slice(1, -1);
  const found = { same: 0, typo: 0 };
  const tries = 300;
  for (let i = 0; i < tries; i += 1) {
    const [id, , quoted = "", , born = "", country = ""] = random.pick(lines).split(",");
    const words = quoted.replaceAll('"', "").split(" ");
    const wrong = [...words.slice(0, -1), mistyped(words.at(-1) ?? "", random)];
    for (const [kind, name] of [
      ["same", words.join(" ")],
      ["typo", wrong.join(" ")],
    ] as const) {
      const countries = country ? [country.toUpperCase()] : [];
      const fields = { name, kind: "person" as const, birthDate: born || null, countries, gender: null };
      const { hits } = await searchLists(read, { fields, kind: "sanctions", versions, threshold: 0.8 });
      if (hits.some((hit) => hit.sourceId === id)) found[kind] += 1;
    }
  }
  console.log(
    `People on the list found among the at most 50 hits, with what the list says of them: ${found.same} of ${tries}; one letter wrong: ${found.typo} of ${tries}`,
  );
}

function at(values: number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}
