export const LIST_PAGE_SIZE = 50;

/** The API's query for a list's address: known parameters only, in one order, so that equal lists have equal keys. */
export function listQuery(names: readonly string[], given: { get(name: string): string | null }): string {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = given.get(name);
    if (value) query.set(name, value);
  }
  query.set("page_size", String(LIST_PAGE_SIZE));
  return query.toString();
}
