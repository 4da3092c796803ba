import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ScreenedFields } from "@/db/schema/screening";
import { importWatchlist } from "@/lib/screening/import-watchlist";
import { listWatchlists } from "@/lib/screening/list-watchlists";
import { pruneWatchlist } from "@/lib/screening/prune-watchlist";
import type { ReadLists } from "@/lib/screening/read-lists";
import { searchLists } from "@/lib/screening/search-lists";
import { versionsAsOf } from "@/lib/screening/versions-as-of";
import { until } from "../../fixtures/outbox-rows";
import { testEnvironment } from "../../fixtures/process-env";
import { refusal, startScratch } from "../operator/scratch";

let at: Awaited<ReturnType<typeof startScratch>>;
let folder: string;
let read: ReadLists;
beforeAll(async () => {
  at = await startScratch();
  folder = await mkdtemp(join(tmpdir(), "veridesk-lists-"));
  read = (text, values) => at.database.readSystem(text, values);
});
afterAll(async () => {
  await at.stop();
  await rm(folder, { recursive: true, force: true });
});

const HEADER = "id,schema,name,aliases,birth_date,countries,sanctions,dataset\n";
type Row = [id: string, name: string, born?: string];
async function put(name: string, rows: Row[]): Promise<string> {
  const path = join(folder, name);
  const lines = rows.map(([id, who, born = ""]) => `${id},Person,${who},,${born},,SYN,Synthetic`);
  await writeFile(path, `${HEADER}${lines.join("\n")}\n`);
  return path;
}
const load = (list: string, path: string, allowShrink = false) =>
  importWatchlist(at.database, { list, format: "opensanctions-csv", path, allowShrink });

/** Ids found for a name, in all lists or as of something. */
async function find(name: string, asOf: string | null = null): Promise<string[]> {
  const fields: ScreenedFields = { name, kind: "person", birthDate: null, countries: [], gender: null };
  const versions = await versionsAsOf(read, "sanctions", asOf);
  const found = await searchLists(read, { fields, kind: "sanctions", versions, threshold: 0.8 });
  return found.hits.map((hit) => `${hit.list} ${hit.sourceId} ${hit.version}`);
}

describe.sequential("versions of a list", () => {
  test("a first import serves; the same file again changes nothing", async () => {
    const path = await put("v1.csv", [
      ["a", "Abel Quorl"],
      ["b", "Bela Quintz", "1970"],
      ["c", "Cora Vexmar"],
    ]);
    expect(await find("Abel Quorl")).toEqual([]);
    expect(await load("alpha", path)).toMatchObject({ version: 1, entries: 3, added: 3, isUnchanged: false });
    expect(await find("Abel Quorl")).toEqual(["alpha a 1"]);
    expect(await load("alpha", path)).toMatchObject({ version: 1, unchanged: 3, isUnchanged: true });
  });

  test("the next shares what did not change, and each can be searched as of", async () => {
    const path = await put("v2.csv", [
      ["a", "Abel Quorl"],
      ["b", "Bela Quintz", "1971"],
      ["d", "Dora Xilotl"],
    ]);
    expect(await load("alpha", path)).toMatchObject({
      version: 2,
      ...{ added: 1, changed: 1, removed: 1, unchanged: 1 },
    });
    const rows =
      await at.sql`select source_id, first_version, last_version from watchlist_entries where list = 'alpha' order by 1, 2`;
    expect(rows.map((r) => [r.source_id, r.first_version, r.last_version])).toEqual([
      ["a", 1, null],
      ["b", 1, 1],
      ["b", 2, null],
      ["c", 1, 1],
      ["d", 2, null],
    ]);
    expect(await find("Cora Vexmar")).toEqual([]);
    expect(await find("Cora Vexmar", "alpha@1")).toEqual(["alpha c 1"]);
    expect(await find("Dora Xilotl", "alpha@1")).toEqual([]);
    expect(await find("Bela Quintz")).toEqual(["alpha b 2"]);
    const [first] = await listWatchlists(at.database, "alpha").then((all) =>
      all.filter((v) => v.version === 1),
    );
    expect(await find("Cora Vexmar", first?.completedAt?.toISOString() ?? "")).toEqual(["alpha c 1"]);
    expect(await refusal(find("X", "alpha@9"))).toMatchObject({ code: "VALIDATION_ERROR" });
  });

  test("an entry that comes back is a new state of it", async () => {
    const path = await put("v3.csv", [
      ["a", "Abel Quorl"],
      ["b", "Bela Quintz", "1971"],
      ["c", "Cora Vexmar"],
      ["d", "Dora Xilotl"],
    ]);
    expect(await load("alpha", path)).toMatchObject({ version: 3, added: 1, unchanged: 3 });
    expect(await find("Cora Vexmar")).toEqual(["alpha c 3"]);
    expect(await find("Cora Vexmar", "alpha@2")).toEqual([]);
  });

  test("a wrong, cut-off or shrunken file is refused and the list serves as before", async () => {
    const wrong = join(folder, "wrong.csv");
    await writeFile(wrong, "not,a,list\n1,2,3\n");
    expect(await refusal(load("alpha", wrong))).toMatchObject({ code: "INVALID_REQUEST" });
    const cut = join(folder, "cut.csv");
    await writeFile(cut, `${HEADER}z,Person,Zora Zilch,,,,SYN,Synthetic\ny,Person,"Yann`);
    expect(await refusal(load("alpha", cut))).toMatchObject({ code: "INVALID_REQUEST" });
    const small = await put("small.csv", [["a", "Abel Quorl"]]);
    expect((await refusal(load("alpha", small))).message).toContain("the version before 4");
    expect(await find("Cora Vexmar")).toEqual(["alpha c 3"]);
    expect(await find("Zora Zilch")).toEqual([]);
    const { version } = await load("alpha", small, true);
    expect(await find("Cora Vexmar")).toEqual([]);
    const states = await listWatchlists(at.database, "alpha");
    expect(states.filter((v) => v.state === "current").map((v) => v.version)).toEqual([version]);
    expect(states.filter((v) => v.state === "abandoned")).toHaveLength(3);
    const [left] = await at.sql`select count(*)::int as n from watchlist_entries e join watchlist_versions v
      on v.list = e.list and v.number = e.first_version where v.state = 'abandoned'`;
    expect(left?.n).toBe(0);
  });

  test("old versions are pruned, newer ones stay searchable", async () => {
    expect(await pruneWatchlist(at.database, "alpha", 2)).toMatchObject({ versions: 2, entries: 2 });
    expect(await refusal(find("X", "alpha@1"))).toMatchObject({ code: "VALIDATION_ERROR" });
    expect(await find("Cora Vexmar", "alpha@3")).toEqual(["alpha c 3"]);
    expect(await refusal(pruneWatchlist(at.database, "nothing", 2))).toMatchObject({ code: "NOT_FOUND" });
    const unborne = await at.sql`select name from watchlist_spellings s
      where not exists (select from watchlist_names n where n.spelling_id = s.id)`;
    expect(unborne).toEqual([]);
  });

  test("a name that many share: those with the most evidence are kept, and the search says that it was cut", async () => {
    const born = (i: number) => `19${10 + (i % 80)}-0${1 + (i % 9)}-1${i % 10}`;
    const many = Array.from(
      { length: 400 },
      (_, i): Row => [`j${i}`, "Jorun Teller", i < 390 ? born(i) : ""],
    );
    await load("teller", await put("teller.csv", [...many, ["it", "Jorun Teller", "1888-07-30"]]));
    const [stored] =
      await at.sql`select count(*)::int as n from watchlist_spellings where name = 'Jorun Teller'`;
    expect(stored?.n).toBe(1);
    const search = async (birthDate: string | null) => {
      const fields: ScreenedFields = {
        name: "Jorun Teller",
        kind: "person",
        birthDate,
        countries: [],
        gender: null,
      };
      const versions = await versionsAsOf(read, "sanctions", null);
      return searchLists(read, { fields, kind: "sanctions", versions, threshold: 0.8 });
    };
    const dated = await search("1888-07-30");
    expect(dated.hits[0]).toMatchObject({ sourceId: "it", evidence: "birth_date_agrees", score: 0.97 });
    expect(dated).toMatchObject({ isCut: false, candidates: 1 });
    const open = await search(null);
    expect(open).toMatchObject({ isCut: true, bestScore: 0.9 });
    expect(open.hits).toHaveLength(50);
  });

  test("an entry with more birth dates and countries than an index takes is found by them", async () => {
    const path = join(folder, "dates.csv");
    const dates = Array.from({ length: 30 }, (_, i) => `19${40 + i}-03-05`).join(";");
    await writeFile(path, `${HEADER}m,Person,Mirko Vielfach,,${dates},,SYN,Synthetic\n`);
    await load("dates", path);
    const fields: ScreenedFields = {
      ...{ name: "Mirko Vielfach", kind: "person", birthDate: "1967-03-05", countries: [], gender: null },
    };
    const versions = await versionsAsOf(read, "sanctions", null);
    const found = await searchLists(read, { fields, kind: "sanctions", versions, threshold: 0.95 });
    expect(found.hits.map((hit) => hit.sourceId)).toEqual(["m"]);
  });

  test("every tenant's audit log tells", async () => {
    const { id } = await at.tenant();
    await load(
      "alpha",
      await put("v9.csv", [
        ["a", "Abel Quorl"],
        ["n", "Nora New"],
      ]),
    );
    const rows =
      await at.sql`select details from audit_entries where tenant_id = ${id} and action = 'watchlist.imported'`;
    expect(rows.map((row) => row.details)).toMatchObject([{ list: "alpha", entries: 2, added: 1 }]);
  });
});

test("two imports of one list at once: one is done, the other is told", async () => {
  const many = Array.from({ length: 3_000 }, (_, i): Row => [`r${i}`, `Racer Number ${i}`]);
  const [one, two] = [await put("race1.csv", many), await put("race2.csv", [...many, ["x", "Xena Racer"]])];
  const ended = await Promise.allSettled([load("race", one), load("race", two)]);
  expect(ended.map((e) => e.status).sort()).toEqual(["fulfilled", "rejected"]);
  const lost = ended.find((e) => e.status === "rejected");
  expect((lost as PromiseRejectedResult).reason).toMatchObject({ code: "CONFLICT" });
  const states = await listWatchlists(at.database, "race");
  expect(states.map((v) => v.state)).toEqual(["current"]);
});

function cli(args: string[]) {
  const { PATH = "", HOME = "" } = process.env;
  const secret = testEnvironment.VERIDESK_SECRET ?? "";
  const child = spawn(process.execPath, ["--import", "tsx", resolve("scripts/cli.ts"), ...args], {
    env: {
      NODE_ENV: "production",
      PATH,
      HOME,
      DATABASE_URL: at.url,
      VERIDESK_SECRET: secret,
      DATA_DIR: folder,
    },
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said.err += text;
  });
  const ended = new Promise<number | null>((done) => child.once("close", done));
  return { child, said, ended };
}

test("killed in the middle: the old version serves, the same command goes on where it stopped", async () => {
  await load(
    "killed",
    await put("kill1.csv", [
      ["old", "Olga Oldenburg"],
      ["gone", "Gustav Gone"],
    ]),
  );
  const rows = Array.from({ length: 12_000 }, (_, i): Row => [`k${i}`, `Kasimir Kettle ${i}`]);
  const path = await put("kill2.csv", [["old", "Olga Oldenburg"], ...rows, ["last", "Lara Lastly"]]);
  const words = ["watchlists", "import", "opensanctions-csv", path, "--list", "killed", "--json"];
  const first = cli(words);
  const written = async () => {
    const [row] = await at.sql`select records from watchlist_versions where list = 'killed' and number = 2`;
    return (row?.records as number | undefined) ?? 0;
  };
  await until("some batches", async () => (await written()) >= 2_000);
  first.child.kill("SIGKILL");
  await first.ended;
  const stopped = await written();
  expect(stopped).toBeLessThan(12_000);
  expect(await find("Gustav Gone")).toEqual(["killed gone 1"]);
  expect(await find("Kasimir Kettle 7")).toEqual([]);

  const second = cli(words);
  expect(await second.ended, second.said.err).toBe(0);
  expect(second.said.err).toContain("resumed at");
  expect(JSON.parse(second.said.out)).toMatchObject({
    version: 2,
    ...{ entries: 12_002, added: 12_001, removed: 1, unchanged: 1 },
  });
  expect(await find("Gustav Gone")).toEqual([]);
  expect(await find("Lara Lastly")).toEqual(["killed last 2"]);
  expect(await find("Olga Oldenburg")).toEqual(["killed old 2"]);
  const [count] = await at.sql`select count(*)::int as n from watchlist_entries where list = 'killed'`;
  expect(count?.n).toBe(12_003);
}, 120_000);

test("the command line: list, screen, a batch in order with its errors", async () => {
  const listed = cli(["watchlists", "list", "--list", "alpha", "--json"]);
  expect(await listed.ended).toBe(0);
  expect(JSON.parse(listed.said.out)[0]).toMatchObject({
    list: "alpha",
    state: "current",
    format: "opensanctions-csv",
  });
  const one = cli(["screen", "--name", "Quorl, Abel", "--country", "Germany", "--json"]);
  expect(await one.ended, one.said.err).toBe(0);
  expect(JSON.parse(one.said.out)).toMatchObject({
    algorithm: "veridesk-names/1",
    hits: [{ rank: 1, list: "alpha", entry_id: "a", evidence: "nothing_else_known", score: 0.9 }],
  });
  const batch = join(folder, "batch.tsv");
  await writeFile(
    batch,
    "Abel Quorl\t1970-01-01\tDE\n\nNobody Known\nBad Date\t1970-13-40\n--name\tNora New\n",
  );
  const many = cli(["screen", "--batch", batch]);
  expect(await many.ended, many.said.err).toBe(0);
  const lines = many.said.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => [line.input.split("\t")[0], line.hits?.length ?? line.error.code])).toEqual([
    ["Abel Quorl", 1],
    ["Nobody Known", 0],
    ["Bad Date", "VALIDATION_ERROR"],
    ["--name", 1],
  ]);
}, 120_000);
