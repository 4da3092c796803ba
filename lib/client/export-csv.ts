/**
 * Fetches a CSV and saves it as a file, telling how many lines have come so far. Throws when it is refused or breaks
 * off: half a list must not look like the whole.
 */
export async function exportCsv(
  address: string,
  onLines: (lines: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const answer = await fetch(address, { signal });
  if (!answer.ok || !answer.body) throw new Error("The export was refused.");
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let lines = -1;
  const reader = answer.body.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    parts.push(value);
    // Quoted cells hold no bare line ends of ours; names with one count a line too many, which harms nobody.
    for (const byte of value) if (byte === 10) lines += 1;
    onLines(Math.max(0, lines));
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts, { type: "text/csv" }));
  link.download =
    /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "sessions.csv";
  link.click();
  URL.revokeObjectURL(link.href);
  return Math.max(0, lines);
}
