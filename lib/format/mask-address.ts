/** `a…n@example.com`: enough to recognise an address by, not enough to learn it. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf("@");
  const name = address.slice(0, Math.max(at, 0));
  const shown = name.length > 2 ? `${name[0]}…${name.at(-1)}` : `${name[0] ?? ""}…`;
  return `${shown}${address.slice(Math.max(at, 0))}`;
}
