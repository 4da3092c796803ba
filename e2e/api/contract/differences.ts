import type { Json } from "../../fixtures/contract-document";

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
/** Where the document's own installation answers. */
const HOST = /^https:\/\/kycgenie\.com/;

type Rules = {
  /** Where ours answers: replaces the document's host. */
  baseUrl: string;
  /** Documented ids whose value here is known; others only have to be ids, each the same everywhere. */
  ids?: Record<string, string>;
  /** Paths (`results.0.x`) whose value is an example: only its type has to agree. */
  examples?: readonly string[];
  /** Paths of objects that may have no other keys than documented. */
  closed?: readonly string[];
};

/**
 * Where an answer departs from the document, one line each; none: it is as documented. Every documented key has to
 * be there with the same value, at every depth. Ids and times are compared by form and, ids, by which are the same.
 * Keys beyond the document are allowed except in `closed` objects.
 */
export function differences(documented: Json, actual: unknown, rules: Rules): string[] {
  const found: string[] = [];
  const ids = new Map(Object.entries(rules.ids ?? {}));
  const say = (path: string, what: string) => void found.push(`${path || "answer"}: ${what}`);

  function compareText(expected: string, given: string, path: string): void {
    if (TIME.test(expected)) {
      if (!TIME.test(given)) say(path, `${given} is not a time as ${expected}`);
      return;
    }
    const wanted = expected.match(UUID) ?? [];
    const have = given.match(UUID) ?? [];
    wanted.forEach((id, i) => {
      if (!ids.has(id) && have[i]) ids.set(id, have[i]);
    });
    const translated = expected.replace(HOST, rules.baseUrl).replace(UUID, (id) => ids.get(id) ?? id);
    if (translated !== given) say(path, `"${given}" instead of "${translated}"`);
  }

  function compare(expected: Json, given: unknown, path: string): void {
    const [want, have] = [kind(expected), kind(given)];
    if (want !== have) say(path, `${have} instead of ${want}`);
    else if (rules.examples?.includes(path)) return;
    else if (Array.isArray(expected)) {
      const list = given as unknown[];
      expected.forEach((item, i) => {
        compare(item, list[i], join(path, i));
      });
    } else if (typeof expected === "object" && expected !== null) {
      const object = given as Record<string, unknown>;
      for (const [key, value] of Object.entries(expected)) compare(value, object[key], join(path, key));
      if (!rules.closed?.includes(path)) return;
      for (const key of Object.keys(object)) {
        if (!Object.hasOwn(expected, key)) say(join(path, key), "not documented");
      }
    } else if (typeof expected === "string") compareText(expected, given as string, path);
    else if (expected !== given) say(path, `${String(given)} instead of ${String(expected)}`);
  }

  compare(documented, actual, "");
  return found;
}

const join = (path: string, key: string | number) => (path ? `${path}.${key}` : String(key));

function kind(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
