import type { Database } from "@/db/client";
import type { ScreenedFields } from "@/db/schema/screening";
import { THRESHOLDS } from "@/lib/checks/thresholds";
import { invalid } from "@/lib/errors";
import type { ListVersions } from "@/lib/screening/list-versions";
import type { ReadLists } from "@/lib/screening/read-lists";
import { listedCountries } from "@/lib/screening/readers/listed-country";
import { rescreenOutdated } from "@/lib/screening/rescreen-outdated";
import type { Searched } from "@/lib/screening/screened";
import { searchLists } from "@/lib/screening/search-lists";
import { showListedHit } from "@/lib/screening/show-found-hit";
import { versionsAsOf } from "@/lib/screening/versions-as-of";
import { Arguments } from "../arguments";
import type { Command, Output } from "../command";
import { runBatch } from "../run-batch";
import { table } from "../table";
import { UsageError } from "../usage-error";
import { TENANT, whichTenant } from "../which-tenant";

const KINDS = ["any", "sanctions", "pep"] as const;
const PERSON = {
  name: { type: "string" },
  "birth-date": { type: "string" },
  country: { type: "string", multiple: true },
  gender: { type: "string" },
  company: { type: "boolean" },
} as const;
type Asked = { kind: (typeof KINDS)[number]; threshold: number; versions: ListVersions };

function fieldsOf(given: Arguments): ScreenedFields {
  const birthDate = given.text("birth-date") || null;
  if (birthDate !== null && (!/^\d{4}-\d\d-\d\d$/.test(birthDate) || Number.isNaN(Date.parse(birthDate))))
    throw invalid({ birth_date: ["Must be a day such as 1970-03-05."] });
  const gender = given.text("gender") ?? null;
  if (gender !== null && gender !== "male" && gender !== "female")
    throw invalid({ gender: ["Must be male or female."] });
  const countries = given.list("country").map((text) => {
    const [code] = listedCountries(text);
    if (!code) throw invalid({ country: [`"${text}" is no country.`] });
    return code;
  });
  return {
    name: given.required("name"),
    kind: given.flag("company") ? "organization" : "person",
    birthDate,
    countries: [...new Set(countries)],
    gender,
  };
}

/** A line of a list: options as on the command line, or name, birth date and country in this order. */
function lineArguments(words: string[]): Arguments {
  if (words.some((word) => word.startsWith("--"))) return new Arguments(words, PERSON);
  const [name = "", birthDate = "", ...countries] = words.map((word) => word.trim());
  const options = ["--name", name, "--birth-date", birthDate];
  return new Arguments([...options, ...countries.filter(Boolean).flatMap((c) => ["--country", c])], PERSON);
}

async function search(database: Database, fields: ScreenedFields, asked: Asked): Promise<Searched> {
  if (Object.keys(asked.versions).length === 0)
    throw new UsageError("No list has been imported yet: watchlists import FORMAT FILE");
  return searchLists((text, values) => database.readSystem(text, values), { fields, ...asked });
}

const shown = (found: Searched) => ({
  list_versions: found.listVersions,
  algorithm: found.algorithm,
  threshold: found.threshold,
  candidates: found.candidates,
  is_cut: found.isCut,
  best_score: found.bestScore,
  hits: found.hits.map((hit, i) => showListedHit(hit, i + 1, found.algorithm)),
});

async function screen(database: Database, given: Arguments): Promise<Output> {
  const threshold = given.number("threshold") ?? THRESHOLDS.screeningScore.default;
  if (threshold < 0 || threshold > 1) throw new UsageError("--threshold must be a number from 0 to 1");
  const kind = given.choice("kind", KINDS, "any");
  const read: ReadLists = (text, values) => database.readSystem(text, values);
  const asked: Asked = {
    kind,
    threshold,
    versions: await versionsAsOf(read, kind, given.text("as-of") ?? null),
  };
  const batch = given.text("batch");
  if (batch !== undefined) {
    await runBatch(batch, async (words) =>
      shown(await search(database, fieldsOf(lineArguments(words)), asked)),
    );
    return { data: null, lines: [], printed: true };
  }
  const found = await search(database, fieldsOf(given), asked);
  return { data: shown(found), lines: inWords(found) };
}

function inWords(found: Searched): string[] {
  const lists = Object.entries(found.listVersions).map(([list, version]) => `${list}@${version}`);
  const head = `${found.hits.length} hits at ${found.threshold} or more; ${found.candidates} names compared in ${lists.join(", ")}.${found.isCut ? " So many share the name that those with less evidence are left out." : ""}`;
  const rows = found.hits.map(({ list, sourceId, score, evidence, parts, entry }) => [
    score.toFixed(3),
    evidence.replaceAll("_", " "),
    parts.name.listed,
    entry.birthDates.join(" "),
    entry.countries.join(" "),
    entry.topics.join(" "),
    `${list} ${sourceId}`,
  ]);
  const headings = ["Score", "Evidence", "Name", "Born", "Countries", "Topics", "Entry"];
  return [head, ...(rows.length > 0 ? table(headings, rows) : [])];
}

async function screenEntities(database: Database, given: Arguments): Promise<Output> {
  const tenant = given.text("tenant") === undefined ? null : (await whichTenant(database, given)).id;
  const total = { screened: 0, newHits: 0 };
  for (;;) {
    const done = await rescreenOutdated(database, tenant);
    total.screened += done.screened;
    total.newHits += done.newHits;
    if (done.screened === 0) break;
    process.stderr.write(`${total.screened} screened, ${total.newHits} new hits\n`);
  }
  return {
    data: { screened: total.screened, new_hits: total.newHits },
    lines: [
      `${total.screened} screened again with the lists that serve now; ${total.newHits} new or reopened hits.`,
    ],
  };
}

export const screenCommands: Command[] = [
  {
    name: "screen entities",
    summary: "Screen again every entity whose last screening searched older versions of the lists",
    usage: "[--tenant TENANT]",
    options: TENANT,
    run: screenEntities,
  },
  {
    name: "screen",
    summary: "Compare somebody with the imported watchlists; writes nothing",
    usage:
      "--name NAME [--birth-date DATE] [--country COUNTRY] [--gender male|female] [--company]\n" +
      "    [--kind sanctions|pep] [--threshold SCORE] [--as-of LIST@VERSION|MOMENT]\n\n" +
      "  --batch FILE answers a JSON line for each line: NAME, BIRTH DATE and COUNTRY separated by tabs, or options",
    options: {
      ...PERSON,
      kind: { type: "string" },
      threshold: { type: "string" },
      "as-of": { type: "string" },
      batch: { type: "string" },
    },
    run: screen,
  },
];
