/** Keeps a harmless choice (theme, zone, rail) for a year, where the server sees it before the first paint. */
export function rememberChoice(name: string, value: string | null): void {
  const age = value === null ? 0 : 31_536_000;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support
  document.cookie = `${name}=${encodeURIComponent(value ?? "")}; path=/; max-age=${age}; samesite=lax`;
}
