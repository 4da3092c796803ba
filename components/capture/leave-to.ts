/** Leaves for an address the server gave; nothing but web addresses. */
export function leaveTo(address: string): void {
  const { protocol } = new URL(address);
  if (protocol === "https:" || protocol === "http:") location.replace(address);
}
