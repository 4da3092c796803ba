import { BlockList, isIP } from "node:net";

/** Whether an address is in one of the CIDR ranges (or equals one of the addresses); unknown addresses are not. */
export function allowsAddress(ranges: readonly string[], address: string | null): boolean {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, "") ?? "";
  const family = isIP(plain);
  if (family === 0) return false;
  const list = new BlockList();
  for (const range of ranges) {
    const [net = "", bits] = range.split("/");
    const type = isIP(net) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(net, type);
    else list.addSubnet(net, Number(bits), type);
  }
  return list.check(plain, family === 6 ? "ipv6" : "ipv4");
}
