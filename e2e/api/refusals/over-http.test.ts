import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ApiAnswer } from "../../fixtures/api";
import { type HttpApi, startHttpApi } from "../../fixtures/http-api";
import { makeSubject, type Subject } from "./endpoint-requests";
import { expectRefusal, fingerprint } from "./expect-refusal";

let api: HttpApi;
let subject: Subject;
beforeAll(async () => {
  api = await startHttpApi();
  subject = await makeSubject(api);
});
afterAll(() => api.close());

/** A request as its sender spells it: nothing is escaped, normalised or added. */
function send(
  path: string,
  { method = "GET", parts = [] as string[], headers = {}, key = subject.key } = {},
) {
  return new Promise<ApiAnswer>((resolve, reject) => {
    const { hostname, port } = new URL(api.origin);
    const outgoing = request({
      ...{ hostname, port, path, method, agent: false },
      headers: {
        Authorization: `Bearer ${key}`,
        ...(parts.length ? { "Content-Type": "application/json" } : {}),
        ...headers,
      },
    });
    outgoing.on("error", reject);
    outgoing.on("response", async (response) => {
      let text = "";
      for await (const part of response) text += part;
      const fields = new Headers(response.headers as Record<string, string>);
      const status = response.statusCode ?? 0;
      try {
        resolve({ status, headers: fields, text, body: JSON.parse(text) });
      } catch {
        reject(new Error(`${method} ${path.slice(0, 80)} → ${status}, no JSON: ${text.slice(0, 200)}`));
      }
    });
    for (const part of parts) outgoing.write(part);
    outgoing.end();
  });
}

describe.each(["v1", "v2"])("%s", (version) => {
  test("a body of 2 MB is refused in words, announced or in pieces", async () => {
    const before = await fingerprint(api.owner);
    const path = `/api/${version}/verification/sessions/`;
    const piece = "x".repeat(65_536);
    const parts = ['{"a":"', ...Array<string>(32).fill(piece), '"}'];
    const announced = { "Content-Length": String(parts.join("").length) };
    expectRefusal(await send(path, { method: "POST", parts, headers: announced }), "PAYLOAD_TOO_LARGE");
    expectRefusal(await send(path, { method: "POST", parts }), "PAYLOAD_TOO_LARGE");
    expect(await fingerprint(api.owner)).toEqual(before);
    // The connection's end is no other request's.
    expect((await send(`/api/${version}/entities/`)).status).toBe(200);
  });

  test("a path that is no path", async () => {
    const paths = [
      "%",
      "%00",
      "%ff",
      "..",
      "../../x",
      "%2e%2e/",
      "a/%2f/",
      "{}",
      "'",
      '"',
      "\\",
      "x".repeat(8_000),
    ];
    for (const path of paths) {
      for (const method of ["GET", "POST", "DELETE"]) {
        const answer = await send(`/api/${version}/verification/sessions/${path}`, { method });
        expectRefusal(answer, ["NOT_FOUND", "METHOD_NOT_ALLOWED", "INVALID_REQUEST"], `${method} ${path}`);
      }
    }
  });

  test("a body in bytes that are no text", async () => {
    const path = `/api/${version}/entities/`;
    const bytes = Buffer.from([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0xff, 0x7d]).toString("latin1");
    expectRefusal(await send(path, { method: "POST", parts: [bytes] }), "VALIDATION_ERROR");
  });
});
