import { BlockList, isIP } from "node:net";

/** Entries a key may have. */
export const MAX_ADDRESSES = 50;
const CACHE_SIZE = 1_000;
const lists = new Map<string, BlockList>();

/** Whether this is an IP address or a range in CIDR notation (10.0.0.0/8, 2001:db8::/32). */
export function isAddressRange(entry: string): boolean {
  const [address = "", bits, ...rest] = entry.split("/");
  const family = isIP(address);
  // A zone (fe80::1%eth0) means something on one host only.
  if (family === 0 || address.includes("%") || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** Whether the address lies in one of the ranges; IPv4 also when written as IPv6 (::ffff:10.0.0.1). */
export function isAddressAllowed(ranges: readonly string[], address: string | null): boolean {
  const family = isIP(address ?? "");
  if (address === null || family === 0) return false;
  return listOf(ranges).check(address, family === 4 ? "ipv4" : "ipv6");
}

function listOf(ranges: readonly string[]): BlockList {
  const name = ranges.join(" ");
  const known = lists.get(name);
  if (known) return known;
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", bits] = range.split("/");
    const family = isIP(address) === 4 ? "ipv4" : "ipv6";
    list.addSubnet(address, bits === undefined ? (family === "ipv4" ? 32 : 128) : Number(bits), family);
  }
  if (lists.size >= CACHE_SIZE) lists.clear();
  lists.set(name, list);
  return list;
}
