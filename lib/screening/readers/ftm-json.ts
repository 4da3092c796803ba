import { z } from "zod";
import { listedCountries } from "./listed-country";
import { listedDates } from "./listed-dates";
import { entityKind } from "./opensanctions-schema";
import { entryItem, genderOf, joined, named, type Reader, type ReadItem, wrongFile } from "./reader";

const values = z.array(z.string()).catch([]).default([]);
const record = z.object({
  id: z.string(),
  schema: z.string(),
  properties: z.record(z.string(), values),
  target: z.boolean().optional(),
});
const LONGEST_LINE = 4_000_000;

/** OpenSanctions, `entities.ftm.json`: FollowTheMoney, one JSON object a line (opensanctions.org/docs/bulk/json). */
export const ftmJson: Reader = {
  format: "ftm-json",
  version: 1,
  title: "OpenSanctions entities.ftm.json (FollowTheMoney JSON lines)",
  async *read([file], { topics }) {
    if (!file) throw wrongFile("there is none.");
    let rest = "";
    let isFirst = true;
    for await (const piece of file.text()) {
      const lines = (rest + piece).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > LONGEST_LINE) throw wrongFile("it has no lines.");
      for (const line of lines) {
        if (line.trim() === "") continue;
        const item = lineItem(line, topics);
        if (isFirst && item.is === "broken")
          throw wrongFile("its first line is not a FollowTheMoney entity.");
        isFirst = false;
        yield item;
      }
    }
    if (rest.trim() === "") {
      if (isFirst) throw wrongFile("it is empty.");
      return;
    }
    const last = lineItem(rest, topics);
    if (last.is === "broken") throw wrongFile("its last line is cut off.");
    yield last;
  },
};

function lineItem(line: string, otherwise: readonly string[]): ReadItem {
  let parsed: z.infer<typeof record>;
  try {
    parsed = record.parse(JSON.parse(line));
  } catch {
    return { is: "broken", problem: "not a FollowTheMoney entity" };
  }
  const kind = entityKind(parsed.schema);
  const of = (name: string) => parsed.properties[name] ?? [];
  const topics = of("topics");
  // Owners, relatives and others who are in the file only because somebody else is on the list.
  if (!kind || (parsed.target === false && topics.length === 0)) return { is: "skipped" };
  const whole = joined(of("firstName")[0], of("middleName")[0], of("fatherName")[0], of("lastName")[0]);
  const fallback = of("name").length === 0 ? [named(whole)] : [];
  return entryItem(parsed.id, {
    kind,
    names: [
      ...of("name").map((name) => named(name)),
      ...fallback,
      ...of("alias").map((name) => named(name, "alias")),
      ...of("previousName").map((name) => named(name, "previous")),
      ...of("weakAlias").map((name) => named(name, "weak")),
    ],
    birthDates: of("birthDate").flatMap(listedDates),
    countries: ["nationality", "citizenship", "birthCountry", "country", "jurisdiction"].flatMap((name) =>
      of(name).flatMap(listedCountries),
    ),
    gender: genderOf(of("gender")[0]),
    topics: topics.length > 0 ? topics : [...otherwise],
    programs: [...of("programId"), ...of("program")],
    position: of("position").slice(0, 3).join("; ") || null,
  });
}
