const MOST_LETTERS = 64;
const rows = [
  new Uint8Array(MOST_LETTERS + 1),
  new Uint8Array(MOST_LETTERS + 1),
  new Uint8Array(MOST_LETTERS + 1),
] as const;

/**
 * Optimal string alignment distance (Damerau 1964, Boytsov 2011): letters inserted, removed, replaced, or two
 * neighbours swapped. Gives up beyond `most` and returns most + 1; compares the first 64 letters.
 */
export function editDistance(left: string, right: string, most: number): number {
  const [a, b] = [left.slice(0, MOST_LETTERS), right.slice(0, MOST_LETTERS)];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, above, row] = rows as readonly [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= b.length; j += 1) above[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let least = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j += 1) {
      const other = b.charCodeAt(j - 1);
      let cost = (above[j - 1] as number) + (letter === other ? 0 : 1);
      if ((above[j] as number) + 1 < cost) cost = (above[j] as number) + 1;
      if ((row[j - 1] as number) + 1 < cost) cost = (row[j - 1] as number) + 1;
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        if ((before[j - 2] as number) + 1 < cost) cost = (before[j - 2] as number) + 1;
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[b.length] as number, most + 1);
}
