import { BlockList, isIP } from "node:net";

// IANA special-purpose registries, and 168.63.129.16: Azure's platform address, public by its number only.
const SPECIAL_V4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const;

// Inside 2000::/3: protocol assignments with Teredo, documentation, 6to4.
const SPECIAL_V6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

const special = new BlockList();
for (const [address, prefix] of SPECIAL_V4) special.addSubnet(address, prefix, "ipv4");
for (const [address, prefix] of SPECIAL_V6) special.addSubnet(address, prefix, "ipv6");

const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");

/**
 * Whether an address literal is anything but a public unicast address. Of IPv6 only 2000::/3 passes, which leaves
 * out loopback, mapped and compatible IPv4, NAT64, unique local, link-local (with zone) and multicast.
 * What is not an address at all is blocked too.
 */
export function isBlockedAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return special.check(address, "ipv4");
  if (family === 6 && !address.includes("%")) {
    return !global6.check(address, "ipv6") || special.check(address, "ipv6");
  }
  return true;
}
