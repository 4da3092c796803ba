import { describe, expect, test } from "vitest";
import { type Json, readContract } from "../../fixtures/contract-document";
import { differences } from "./differences";

// The comparison that all contract tests rest on must see every departure.
const rules = { baseUrl: "https://kycgenie.com" };
const answers = readContract().answers.flatMap(({ section, title, values }) =>
  values.map((value, i) => [`${section} ${title} ${i + 1}`, value] as const),
);

/** Every path to a value inside, deepest last. */
function paths(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return [at, ...paths((value as Record<string, Json>)[key] ?? null, at)];
  });
}

function changed(
  value: Json,
  path: (string | number)[],
  change: (owner: Record<string, Json>, key: string) => void,
) {
  const copy = structuredClone(value);
  let owner = copy as Record<string, Json>;
  for (const step of path.slice(0, -1)) owner = owner[step] as Record<string, Json>;
  change(owner, String(path.at(-1)));
  return copy;
}

const other = (value: Json | undefined): Json =>
  typeof value === "number" ? value + 1 : typeof value === "boolean" ? !value : value === null ? "" : "other";

describe.each(answers)("%s", (_, documented) => {
  test("equals itself, also with more in it", () => {
    expect(differences(documented, documented, rules)).toEqual([]);
    expect(differences(documented, { ...(documented as object), more: 1 }, rules)).toEqual([]);
    expect(
      differences(documented, { ...(documented as object), more: 1 }, { ...rules, closed: [""] }),
    ).toEqual(["more: not documented"]);
  });

  test.each(paths(documented).map((path) => [path.join("."), path] as const))("%s", (_name, path) => {
    const missing = changed(documented, path, (owner, key) => {
      if (Array.isArray(owner)) owner.pop();
      else delete owner[key];
    });
    expect(differences(documented, missing, rules)).not.toEqual([]);
    const different = changed(documented, path, (owner, key) => {
      owner[key] = other(owner[key]);
    });
    expect(differences(documented, different, rules)).not.toEqual([]);
  });
});
