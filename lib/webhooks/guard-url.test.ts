import http from "node:http";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

process.env.WEBHOOK_ALLOW_HOSTS = "hooks.intern.example,10.1.2.3,127.0.0.2";
const names = vi.hoisted(() => new Map<string, string[]>());
// Only the resolver is replaced: what a name leads to is the attacker's choice.
vi.mock("node:dns/promises", () => ({
  lookup: async (host: string) => (names.get(host) ?? []).map((address) => ({ address })),
}));
vi.mock("node:dns", () => ({
  lookup: (host: string, _options: unknown, done: (error: Error | null, all: unknown) => void) => {
    const all = (names.get(host) ?? []).map((address) => ({
      address,
      family: address.includes(":") ? 6 : 4,
    }));
    if (all.length > 0) done(null, all);
    else done(Object.assign(new Error("not found"), { code: "ENOTFOUND" }), []);
  },
}));

const { checkWebhookUrl } = await import("./guard-url");
const { postWebhook } = await import("./post");

let port = 0;
let connections = 0;
const listener = createServer((socket) => {
  connections += 1;
  socket.destroy();
});
beforeAll(async () => {
  await new Promise<void>((resolve) => listener.listen(0, "::", resolve));
  port = (listener.address() as AddressInfo).port;
});
afterAll(() => listener.close());

names.set("public.example.org", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"]);
names.set("rebound.example.org", ["127.0.0.1"]);
names.set("rebound6.example.org", ["::1"]);
names.set("mapped.example.org", ["::ffff:127.0.0.1"]);
names.set("mixed.example.org", ["93.184.215.14", "10.0.0.1"]);
names.set("metadata.example.org", ["169.254.169.254"]);
names.set("second.example.org", ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:10.0.0.1"]);
names.set("linklocal.example.org", ["fe80::1"]);
names.set("nat64.example.org", ["64:ff9b::7f00:1"]);
names.set("zero.example.org", ["0.0.0.0"]);

const HOSTS = [
  ...[
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.255.255.254",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "017700000001",
  ],
  ...[
    "0177.0.0.1",
    "0x7f.0x0.0x0.0x1",
    "127.0.0.1.",
    "0",
    "0.0.0.0",
    "00000000177.1",
    "１２７.0.0.1",
    "①②⑦.⓪.⓪.①",
  ],
  ...[
    "localhost",
    "LOCALHOST",
    "localhost.",
    "a.localhost",
    "router",
    "printer.local",
    "db.internal",
    "nas.home.arpa",
  ],
  ...[
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "100.64.0.1",
    "100.127.255.255",
  ],
  ...["169.254.169.254", "0xa9fea9fe", "2852039166", "169.254.170.2", "100.100.100.200", "168.63.129.16"],
  ...["192.0.0.192", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1"],
  ...["239.255.255.255", "240.0.0.1", "255.255.255.255"],
  ...["[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:10.0.0.1]"],
  ...["[::127.0.0.1]", "[::ffff:0:127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::169.254.169.254]"],
  ...["[64:ff9b:1::1]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[2001::1]", "[2001:0:4136:e378::1]"],
  ...["[2001:db8::1]", "[fc00::1]", "[fd00:ec2::254]", "[fe80::1]", "[feb0::1]", "[fec0::1]", "[ff02::1]"],
  ...["[100::1]", "[3fff::1]", "[5f00::1]"],
  ...["rebound.example.org", "rebound6.example.org", "mapped.example.org", "mixed.example.org"],
  ...[
    "metadata.example.org",
    "second.example.org",
    "linklocal.example.org",
    "nat64.example.org",
    "zero.example.org",
  ],
  // The same places in further spellings.
  ...[
    "0x7f.0.0.1",
    "127.0x1",
    "0177.1",
    "127.0.0.0x1",
    "0x7F000001",
    "017700000001.",
    "0x7f.0x00.0x01",
    "127.000.000.001",
  ],
  ...[
    "3232235521",
    "0xc0a80001",
    "0300.0250.0.1",
    "192.168.1",
    "0x0a000001",
    "167772161",
    "012.0.0.1",
    "10.1",
  ],
  ...["2886729729", "0xac100001", "0254.0020.0.1", "172.16.1", "0xA9.0xFE.0xA9.0xFE", "0251.0376.0251.0376"],
  ...[
    "169.254.43518",
    "169.16689662",
    "100.64.1",
    "0x64400001",
    "1681915905",
    "0",
    "0x0",
    "00",
    "4294967295",
  ],
  ...[
    "[::ffff:169.254.169.254]",
    "[::ffff:a9fe:a9fe]",
    "[::ffff:c0a8:1]",
    "[0:0:0:0:0:ffff:7f00:1]",
    "[::7f00:1]",
  ],
  ...[
    "[64:ff9b::a00:1]",
    "[64:ff9b::c0a8:1]",
    "[2002:c0a8:1::]",
    "[2002:a00:1::1]",
    "[fd12:3456:789a::1]",
    "[ff05::2]",
  ],
  ...[
    "127。0。0。1",
    "127．0．0．1",
    "127｡0｡0｡1",
    "ｌocalhost",
    "LocalHost.",
    "foo.LOCALHOST.",
    "metadata.google.internal",
  ],
];
const MALFORMED = [
  ...[
    "",
    "x",
    "//example.org/",
    "ftp://example.org/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://",
  ],
  ...["https://user@example.org/", "https://user:pw@example.org/", "https://@127.0.0.1/", "https://a b.org/"],
  ...["https://example.org\r\nHost: x/", "https://exa\u0000mple.org/", "https://[::1", "https://1.2.3.4.5/"],
  ...["https://256.1.1.1/", "http://public.example.org/", `https://example.org/${"a".repeat(2050)}`],
  ...["https://[fe80::1%25eth0]/", "https://example.org:99999/", "gopher://127.0.0.1/", "data:text/plain,x"],
];

describe("refused when saved and at the socket", () => {
  const urls = [...HOSTS.map((host) => `https://${host}:PORT/hook`), ...MALFORMED];

  test.each(urls)("%s", async (pattern) => {
    const url = pattern.replace("PORT", String(port));
    expect(await checkWebhookUrl(url)).toMatch(/^[A-Z].*\.$/);
    const answer = await postWebhook(url, {}, Buffer.from("{}"), 1_000);
    expect(answer).toMatchObject({ statusCode: null, error: expect.any(String) });
    expect(connections).toBe(0);
  });

  test(`plain http too, whatever the spelling: ${new Set(urls).size} URLs in all, no connection`, async () => {
    for (const host of HOSTS) {
      expect(await checkWebhookUrl(`http://${host}:${port}/`)).not.toBeNull();
      await postWebhook(`http://${host}:${port}/`, {}, Buffer.from("{}"), 1_000);
    }
    expect(connections).toBe(0);
    expect(new Set(urls).size).toBeGreaterThanOrEqual(150);
  });
});

test.each([
  "https://public.example.org/hook",
  "https://public.example.org:8443/hook?x=1#y",
  "https://1.1.1.1/hook",
  "https://[2606:4700:4700::1111]/",
  "https://not-there-yet.example.org/",
  "https://172.32.0.1/",
  "https://100.128.0.1/",
  "http://hooks.intern.example:8080/",
  "http://10.1.2.3/",
])("accepted: %s", async (url) => {
  expect(await checkWebhookUrl(url)).toBeNull();
});

test("a name that turned private after it was saved is caught at the socket", async () => {
  names.set("turning.example.org", ["93.184.215.14"]);
  const url = `https://turning.example.org:${port}/`;
  expect(await checkWebhookUrl(url)).toBeNull();
  names.set("turning.example.org", ["127.0.0.1"]);
  const answer = await postWebhook(url, {}, Buffer.from("{}"), 1_000);
  expect(answer.error).toBe("The host name leads to an address that is not public.");
  expect(connections).toBe(0);
});

test("no redirect leads anywhere, whatever its code", async () => {
  const codes = [301, 302, 303, 307, 308];
  const leading = http.createServer((request, response) => {
    response.writeHead(Number(request.url?.slice(1)), { location: `http://127.0.0.1:${port}/` }).end();
  });
  await new Promise<void>((resolve) => leading.listen(0, "127.0.0.2", resolve));
  const from = `http://127.0.0.2:${(leading.address() as AddressInfo).port}`;
  for (const code of codes) {
    const answer = await postWebhook(`${from}/${code}`, {}, Buffer.from("{}"), 1_000);
    expect(answer.statusCode).toBe(code);
  }
  leading.close();
  expect(connections).toBe(0);
});
