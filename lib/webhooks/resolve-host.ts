import { lookup } from "node:dns/promises";

const RESOLVE_MS = 1_500;
const REMEMBER_MS = 10_000;
const MOST = 1_000;
const asked = new Map<string, { until: number; addresses: Promise<string[]> }>();

/**
 * The addresses of a host name; none when it does not resolve within 1.5 s. Remembered for 10 s, so that a request
 * can ask before its transaction opens and judge inside it without waiting for DNS. Only for judging a URL that is
 * saved: the socket of a delivery resolves and judges by itself, every time.
 */
export function resolveHost(host: string): Promise<string[]> {
  const now = performance.now();
  const known = asked.get(host);
  if (known && known.until > now) return known.addresses;
  if (asked.size >= MOST) asked.clear();
  const addresses = resolveSoon(host);
  asked.set(host, { until: now + REMEMBER_MS, addresses });
  return addresses;
}

async function resolveSoon(host: string): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<[]>((resolve) => {
    timer = setTimeout(() => resolve([]), RESOLVE_MS);
  });
  const found = lookup(host, { all: true }).then(
    (all) => all.map((entry) => entry.address),
    () => [],
  );
  try {
    return await Promise.race([found, late]);
  } finally {
    clearTimeout(timer);
  }
}
