import type { DetailCompared, ScreenedFields } from "@/db/schema/screening";
import type { FoundHit, Screened } from "@/lib/screening/screened";

/** What a search might have found about John Doe; `change` says what is different this time. */
export function found(
  change: { fields?: Partial<ScreenedFields>; hits?: Partial<FoundHit>[] } = {},
): Screened {
  const fields: ScreenedFields = {
    name: "John Doe",
    kind: "person",
    birthDate: "1985-05-15",
    countries: ["GB"],
    gender: "male",
    ...change.fields,
  };
  const unknown: DetailCompared = { given: null, listed: [], agreement: "unknown", effect: 0 };
  const name = {
    given: fields.name,
    listed: "John DOE",
    kind: "primary",
    score: 1,
    words: [{ given: "john", listed: "john", score: 1, rule: "same" }],
    unmatched: { given: [], listed: [] },
  };
  const hit: FoundHit = {
    list: "synthetic",
    sourceId: "x-1",
    version: 3,
    entryHash: "e1",
    entry: {
      kind: "person",
      names: [{ name: "John DOE", kind: "primary" }],
      birthDates: ["1985-05-15"],
      countries: ["GB"],
      gender: null,
      topics: ["sanction"],
      programs: ["INVENTED"],
      position: null,
    },
    score: 0.975,
    evidence: "birth_date_and_country_agree",
    parts: { name, birthDate: unknown, country: unknown, gender: unknown },
  };
  return {
    kind: "sanctions",
    fields,
    listVersions: { synthetic: 3 },
    algorithm: "veridesk-names/1",
    threshold: 0.85,
    candidates: 12,
    isCut: false,
    bestScore: 0.975,
    hits: (change.hits ?? [{}]).map((own) => ({ ...hit, ...own })),
  };
}
