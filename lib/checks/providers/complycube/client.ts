import type { z } from "zod";
import { refusal } from "./payloads";

/** The vendor cannot be reached, is too busy or broken: try again later. */
export class VendorUnavailable extends Error {
  override name = "VendorUnavailable";
}

/** The vendor refused what it was given. Its message is not kept: it may quote personal data. */
export class VendorRefused extends Error {
  override name = "VendorRefused";
  constructor(
    readonly status: number,
    readonly type: string | null,
    readonly param: string | null,
  ) {
    super(`ComplyCube refused the request (${status}${type ? `, ${type}` : ""}).`);
  }
}

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 5 * 1024 * 1024;

export type VendorClient = {
  get<T>(path: string, shape: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body: object, shape: z.ZodType<T>): Promise<T>;
};

/**
 * ComplyCube's HTTP API: one try a call, 30 s, no redirects, answers checked by shape. Trying again is the caller's,
 * who knows what was begun.
 * @throws VendorUnavailable, VendorRefused
 */
export function vendorClient({ url, apiKey }: { url: string; apiKey: string }): VendorClient {
  async function call<T>(
    method: "GET" | "POST",
    path: string,
    shape: z.ZodType<T>,
    body?: object,
  ): Promise<T> {
    const response = await fetch(`${url.replace(/\/$/, "")}/${path}`, {
      method,
      headers: { authorization: apiKey, "content-type": "application/json", accept: "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => {
      throw new VendorUnavailable(`ComplyCube could not be reached (${method}).`);
    });
    const value = await readJson(response);
    if (response.status === 429 || response.status >= 500) {
      throw new VendorUnavailable(`ComplyCube answered ${response.status}.`);
    }
    if (!response.ok) {
      const { type, param } = refusal.catch({}).parse(value);
      throw new VendorRefused(response.status, type ?? null, param ?? null);
    }
    const parsed = shape.safeParse(value);
    // Not an outage, but nothing to go on with: what it means may be clear after its next deployment.
    if (!parsed.success) throw new VendorUnavailable("ComplyCube's answer has an unknown shape.");
    return parsed.data;
  }
  return {
    get: (path, shape) => call("GET", path, shape),
    post: (path, body, shape) => call("POST", path, shape, body),
  };
}

async function readJson(response: Response): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response.body ?? []) {
      size += part.length;
      if (size > MOST_BYTES) throw new VendorUnavailable("ComplyCube's answer is too large.");
      parts.push(part);
    }
    return JSON.parse(Buffer.concat(parts).toString("utf8"));
  } catch (error) {
    if (error instanceof VendorUnavailable) throw error;
    if (!response.ok) return {};
    throw new VendorUnavailable("ComplyCube's answer broke off.");
  }
}
