/** Jaro-Winkler similarity (Winkler 1990; prefix scale 0.1, up to four letters). Compares UTF-16 units. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const [m, n] = [a.length, b.length];
  if (m === 0 || n === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(m, n) / 2) - 1);
  const takenA = new Uint8Array(m);
  const takenB = new Uint8Array(n);
  let matches = 0;
  for (let i = 0; i < m; i += 1) {
    const end = Math.min(n - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= end; j += 1) {
      if (takenB[j] === 1 || a.charCodeAt(i) !== b.charCodeAt(j)) continue;
      takenA[i] = 1;
      takenB[j] = 1;
      matches += 1;
      break;
    }
  }
  if (matches === 0) return 0;
  let swapped = 0;
  let j = 0;
  for (let i = 0; i < m; i += 1) {
    if (takenA[i] === 0) continue;
    while (takenB[j] === 0) j += 1;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) swapped += 1;
    j += 1;
  }
  const jaro = (matches / m + matches / n + (matches - swapped / 2) / matches) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < m && prefix < n && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}
