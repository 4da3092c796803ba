import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ListedEntry } from "@/db/schema/watchlists";
import { openListFile } from "../list-file";
import { READERS } from "./all-readers";

const FOLDER = resolve("e2e/fixtures/watchlists");
let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "veridesk-lists-"));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

async function read(format: string, path: string) {
  const reader = READERS.find((one) => one.format === format);
  if (!reader) throw new Error("no such format");
  const file = await openListFile(path, reader.companions?.(path.split("/").at(-1) ?? "") ?? []);
  const entries: Record<string, ListedEntry> = {};
  const found = { entries, skipped: 0, broken: [] as string[], published: "" };
  for await (const item of reader.read(file.texts, { topics: ["given"] })) {
    if (item.is === "entry") entries[item.sourceId] = item.content;
    else if (item.is === "skipped") found.skipped += 1;
    else if (item.is === "broken") found.broken.push(item.problem);
    else found.published = item.at;
  }
  return found;
}
const sample = (format: string, name: string) => read(format, join(FOLDER, name));
const namesOf = (entry: ListedEntry | undefined) => entry?.names.map((n) => `${n.name} (${n.kind})`);

const FILES: [format: string, name: string, id: string][] = [
  ["ftm-json", "entities.ftm.jsonl", "syn-ftm-1"],
  ["ofac-csv", "sdn.csv", "2674"],
  ["ofac-xml", "sdn.xml", "2674"],
  ["ofac-advanced", "sdn_advanced.xml", "2674"],
  ["un-xml", "un-consolidated.xml", "690001"],
  ["eu-xml", "eu-1-1.xml", "13"],
  ["eu-csv", "eu-1-1.csv", "13"],
  ["uk-csv", "ConList.csv", "100"],
  ["uk-csv", "UK-Sanctions-List.csv", "SYN0001"],
  ["opensanctions-csv", "targets.simple.csv", "syn-os-1"],
];

describe("the same person in every format", () => {
  test.each(FILES)("%s: %s", async (format, name, id) => {
    const { entries, broken } = await sample(format, name);
    expect(broken).toEqual([]);
    const entry = entries[id];
    expect(entry).toMatchObject({ kind: "person" });
    expect(entry?.names[0]?.name.toLowerCase()).toMatch(/^orlan (idris )?vexmar$/);
    expect(entry?.names[0]?.kind).toMatch(/primary|alias/);
    expect(entry?.birthDates).toContain("1961-04-17");
    expect(entry?.countries).toContain("RU");
    expect(entry?.topics).toContain("sanction");
  });
});

test("OpenSanctions CSV: topics from the row, else as given; ships are skipped", async () => {
  const { entries, skipped } = await sample("opensanctions-csv", "targets.simple.csv");
  expect(skipped).toBe(1);
  expect(entries["syn-os-2"]).toMatchObject({
    topics: ["role.pep"],
    birthDates: ["1970"],
    countries: ["GB"],
  });
  expect(entries["syn-os-4"]).toMatchObject({
    kind: "organization",
    names: [{ name: 'Quorl "Deep" Holdings Ltd' }, { name: "Quorl Deep" }],
  });
  expect(entries["syn-os-5"]?.topics).toEqual(["given"]);
});

test("FollowTheMoney: kinds of names, roles, positions; bystanders are skipped", async () => {
  const { entries, skipped } = await sample("ftm-json", "entities.ftm.jsonl");
  expect(skipped).toBe(2);
  expect(namesOf(entries["syn-ftm-1"])).toEqual([
    "Orlan Vexmar (primary)",
    "Орлан Вексмар (alias)",
    "Orlan Tamm (previous)",
    "The Vex (weak)",
  ]);
  expect(entries["syn-ftm-1"]).toMatchObject({
    topics: ["role.pep", "sanction"],
    gender: "male",
    countries: ["RU", "UA"],
    position: "Minister of Made-up Affairs",
  });
  expect(namesOf(entries["syn-ftm-3"])).toEqual(["Ilse Vexmar (primary)"]);
});

test("OFAC CSV: -0- is nothing, names in reading order, aliases and countries from the files beside it", async () => {
  const { entries, skipped } = await sample("ofac-csv", "sdn.csv");
  expect(skipped).toBe(1);
  expect(entries["2674"]).toMatchObject({
    birthDates: ["1961-04-17", "1962"],
    countries: ["IQ", "RU"],
    gender: "male",
    programs: ["SYN1", "SYN2"],
    position: "Minister",
  });
  expect(namesOf(entries["2674"])).toEqual([
    "Orlan VEXMAR (primary)",
    "Orlan VEKSMAR (alias)",
    "Orlan TAMM (previous)",
  ]);
  expect(entries["36"]).toMatchObject({ kind: "organization", countries: ["AE"], position: null });
  expect(entries["2676"]).toMatchObject({ birthDates: ["1970"], countries: ["MT"] });
});

test("OFAC XML, both kinds: weak and former names, dates that are years, places", async () => {
  const plain = (await sample("ofac-xml", "sdn.xml")).entries["2674"];
  const advanced = await sample("ofac-advanced", "sdn_advanced.xml");
  expect(plain).toMatchObject({
    birthDates: ["1961-04-17", "1962"],
    countries: ["IQ", "RU"],
    gender: "male",
  });
  expect(namesOf(plain)).toContain("THE VEX (weak)");
  expect(advanced.published).toBe("2026-11-20");
  expect(advanced.skipped).toBe(1);
  expect(advanced.entries["2674"]).toMatchObject({
    birthDates: ["1961-04-17", "1962"],
    countries: ["IQ", "RU"],
    gender: "male",
  });
  expect(namesOf(advanced.entries["2674"])).toEqual([
    "Orlan VEXMAR (primary)",
    "Орлан Вексмар (primary)",
    "Orlan TAMM (previous)",
    "The Vex (weak)",
  ]);
  expect(advanced.entries["36"]).toMatchObject({ kind: "organization" });
});

test("UN, EU, UK: original script, ranges of years, unknown days, countries in words", async () => {
  const un = (await sample("un-xml", "un-consolidated.xml")).entries["690001"];
  expect(un).toMatchObject({
    birthDates: ["1960", "1961", "1961-04-17", "1962"],
    countries: ["IQ", "RU", "SY"],
    position: "Minister; General",
  });
  expect(namesOf(un)).toContain("أورلان إدريس فكسمار (alias)");
  const eu = (await sample("eu-xml", "eu-1-1.xml")).entries["13"];
  expect(eu).toMatchObject({ birthDates: ["1961-04-17", "1962"], countries: ["IQ", "RU"], gender: "male" });
  expect(namesOf(eu)).toEqual(["Orlan Vexmar (primary)", "Орлан Вексмар (alias)", "The Vex (weak)"]);
  const uk = await sample("uk-csv", "ConList.csv");
  expect(uk).toMatchObject({ skipped: 1, published: "20/11/2026" });
  expect(uk.entries["100"]).toMatchObject({
    birthDates: ["1961-04-17", "1962"],
    countries: ["IQ", "RU", "SY"],
  });
  expect(namesOf(uk.entries["100"])).toContain("Orlan VEKSMAR (weak)");
  const ukNew = (await sample("uk-csv", "UK-Sanctions-List.csv")).entries.SYN0001;
  expect(ukNew).toMatchObject({ birthDates: ["1961-04-17", "1962"], gender: "male" });
});

describe("what is refused", () => {
  test.each(FILES)("%s: any other format's file", async (format) => {
    for (const [other, name] of FILES.filter(([f]) => f !== format))
      await expect(sample(format, name), `${other} as ${format}`).rejects.toThrow(/was refused/);
  });

  test.each(FILES)("%s: %s cut off in the middle", async (format, name) => {
    const whole = await readFile(join(FOLDER, name));
    const path = join(scratch, name);
    await writeFile(path, whole.subarray(0, Math.floor(whole.length * 0.93)));
    await expect(read(format, path)).rejects.toThrow(/was refused/);
  });

  test("an empty file, a folder, a web page", async () => {
    const path = join(scratch, "other.csv");
    await writeFile(path, "");
    await expect(read("eu-csv", path)).rejects.toThrow(/empty/);
    await expect(read("eu-csv", scratch)).rejects.toThrow(/no such file/);
    await writeFile(path, "<!doctype html><p>Service unavailable");
    for (const { format } of READERS) await expect(read(format, path), format).rejects.toThrow(/refused/);
  });
});

describe("encodings", () => {
  const text = (name: string) =>
    `id,schema,name,aliases,birth_date,countries,dataset\nx,Person,${name},,1970,de,Synthetic\n`;
  test.each([
    ["Latin-1", Buffer.from(text("Jörg Müßig"), "latin1"), "Jörg Müßig"],
    ["UTF-8 with mark", Buffer.from(`\ufeff${text("Jörg 王")}`), "Jörg 王"],
    ["UTF-16", Buffer.from(`\ufeff${text("Jörg 王")}`, "utf16le"), "Jörg 王"],
    ["gzip", gzipSync(text("Jörg 王")), "Jörg 王"],
  ])("%s", async (_, bytes, name) => {
    const path = join(scratch, "encoded.csv");
    await writeFile(path, bytes);
    expect((await read("opensanctions-csv", path)).entries.x?.names[0]?.name).toBe(name);
  });
});

test("broken rows are reported and the rest is read", async () => {
  const header = "id,schema,name,aliases,birth_date,countries,dataset\n";
  const path = join(scratch, "broken.csv");
  const rows = [
    "a,Person,Ann Able,,,,S",
    "b,Person",
    ",Person,No Id,,,,S",
    "c,Person,…,,,,S",
    "d,Person,Dan Dare,,,,S",
  ];
  await writeFile(path, `${header}${rows.join("\n")}\n`);
  const { entries, broken } = await read("opensanctions-csv", path);
  expect(Object.keys(entries)).toEqual(["a", "d"]);
  expect(broken).toEqual(["another number of columns", "no usable id", "no name"]);
});
