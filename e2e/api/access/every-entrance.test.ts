import { describe, expect, test } from "vitest";
import "../../fixtures/next-request";
import { ACTIONS, PAGES, ROUTES } from "./access-table";
import { ENDPOINT_TABLE } from "./endpoint-table";
import { endpointNames, findActions, findPages, findRoutes, hiddenActions } from "./entrances";

const MORE = "give it a line in e2e/api/access that says what it needs";

// A new action, route, page or endpoint without a line in the table is red here; a line is tried in the tests beside.
describe("every entrance has a line in the table, and every line an entrance", () => {
  const same = (found: readonly string[], table: object) => {
    const known = Object.keys(table);
    expect(found.length).toBeGreaterThan(0);
    expect(
      found.filter((name) => !known.includes(name)),
      MORE,
    ).toEqual([]);
    expect(
      known.filter((name) => !found.includes(name)),
      "gone: take the line out",
    ).toEqual([]);
  };
  test("server actions", async () =>
    same(
      (await findActions()).map((e) => e.name),
      ACTIONS,
    ));
  test("route handlers", async () =>
    same(
      (await findRoutes()).map((e) => e.name),
      ROUTES,
    ));
  test("pages", () =>
    same(
      findPages().map((e) => e.name),
      PAGES,
    ));
  test("endpoints", () => same(endpointNames(), ENDPOINT_TABLE));
  test("no action hides inside another file", () => expect(hiddenActions()).toEqual([]));
  test("whatever is open says why", () => {
    const open = Object.entries({ ...ACTIONS, ...ROUTES, ...PAGES }).filter(([, e]) => e.needs === "anyone");
    expect(open.filter(([, e]) => !e.because)).toEqual([]);
  });
});
