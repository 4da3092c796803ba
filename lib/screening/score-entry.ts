import { EVIDENCE_CLASSES, type ScoreParts, type ScreenedFields } from "@/db/schema/screening";
import type { ListedEntry } from "@/db/schema/watchlists";
import { NAME_SHARE } from "./algorithm";
import { compareBirthDates, compareCountries, compareGenders, evidenceOf } from "./compare-details";
import type { NamesCompared } from "./compare-names";
import type { FoundHit } from "./screened";

export type NameFound = { listed: string; kind: string; compared: NamesCompared };

/** An entry's score with its parts: the name's share, moved by what birth date, country and gender say. */
export function scoreEntry(
  fields: ScreenedFields,
  name: NameFound,
  entry: ListedEntry,
): Pick<FoundHit, "score" | "evidence" | "parts"> {
  const birthDate = compareBirthDates(fields.birthDate, entry.birthDates);
  const country = compareCountries(fields.countries, entry.countries);
  const gender = compareGenders(fields.gender, entry.gender);
  const sum = name.compared.score * NAME_SHARE + birthDate.effect + country.effect + gender.effect;
  const parts: ScoreParts = {
    name: {
      given: fields.name,
      listed: name.listed,
      kind: name.kind,
      score: name.compared.score,
      words: name.compared.words,
      unmatched: name.compared.unmatched,
    },
    birthDate,
    country,
    gender,
  };
  return {
    score: Math.round(Math.min(1, Math.max(0, sum)) * 1000) / 1000,
    evidence: evidenceOf(birthDate, country, gender),
    parts,
  };
}

/** Best evidence first, then the higher score; the rest only so that the order is always the same. */
export function byEvidence(a: FoundHit, b: FoundHit): number {
  return (
    EVIDENCE_CLASSES.indexOf(a.evidence) - EVIDENCE_CLASSES.indexOf(b.evidence) ||
    b.score - a.score ||
    (a.list < b.list ? -1 : a.list > b.list ? 1 : 0) ||
    (a.sourceId < b.sourceId ? -1 : 1)
  );
}
