import http from "node:http";
import https from "node:https";
import { parseTarget, type Target } from "./guard-url";
import { guardedLookup } from "./guarded-lookup";

/** Time for one try, from name lookup to the end of the answer. */
export const DEADLINE_MS = 15_000;
/** How much of an answer is kept; the rest is never read. */
export const KEPT_BYTES = 2_048;

/** What came of one POST. `error` is a short sentence without secrets; null exactly when a status arrived. */
export type Answer = {
  statusCode: number | null;
  error: string | null;
  durationMs: number;
  responseStart: string | null;
  retryAfter: string | undefined;
};

type Heard = { statusCode: number; retryAfter: string | undefined; chunks: Buffer[] };

/**
 * One POST to a webhook receiver, guarded: address checked again, no redirect followed, no proxy, a socket of its
 * own, the deadline over everything, at most 2 kB of the answer read. Never throws. Once a status line has
 * arrived the receiver has answered: a body that hangs, breaks or does not end does not change that.
 */
export async function postWebhook(
  url: string,
  headers: Record<string, string>,
  body: Buffer,
  deadlineMs = DEADLINE_MS,
): Promise<Answer> {
  const started = performance.now();
  const target = parseTarget(url);
  const heard = typeof target === "string" ? target : await exchange(target, headers, body, deadlineMs);
  const durationMs = Math.round(performance.now() - started);
  if (typeof heard === "string") {
    return { statusCode: null, error: heard, durationMs, responseStart: null, retryAfter: undefined };
  }
  const responseStart = printable(Buffer.concat(heard.chunks));
  return {
    statusCode: heard.statusCode,
    error: null,
    durationMs,
    responseStart,
    retryAfter: heard.retryAfter,
  };
}

function exchange(
  target: Target,
  headers: Record<string, string>,
  body: Buffer,
  deadlineMs: number,
): Promise<Heard | string> {
  return new Promise((resolve) => {
    const secure = target.url.protocol === "https:";
    const { request, Agent } = secure ? https : http;
    let heard: Heard | undefined;
    const outgoing = request(target.url, {
      method: "POST",
      headers: { ...headers, "content-length": String(body.length), connection: "close" },
      // A fresh agent: no pooled socket, and none of the proxy settings the global agent may carry.
      agent: new Agent({ keepAlive: false }),
      ...(target.trusted ? {} : { lookup: guardedLookup }),
    });
    const finish = (failure: string) => {
      clearTimeout(timer);
      outgoing.destroy();
      resolve(heard ?? failure);
    };
    const timer = setTimeout(() => finish(`No answer within ${deadlineMs / 1000} seconds.`), deadlineMs);
    outgoing.on("error", (error) => finish(inWords(error)));
    outgoing.on("close", () => finish("The connection was closed without an answer."));
    outgoing.on("response", (incoming) => {
      const { statusCode = 0 } = incoming;
      const current: Heard = { statusCode, retryAfter: incoming.headers["retry-after"], chunks: [] };
      heard = current;
      let room = KEPT_BYTES;
      incoming.on("data", (chunk: Buffer) => {
        if (room <= 0) return;
        // A copy: a slice would keep the whole chunk alive.
        current.chunks.push(Buffer.from(chunk.subarray(0, room)));
        room -= chunk.length;
        if (room <= 0) finish("");
      });
      incoming.on("end", () => finish(""));
      incoming.on("error", () => finish(""));
    });
    outgoing.end(body);
  });
}

const WORDS: Record<string, string> = {
  ADDRESS_NOT_ALLOWED: "The host name leads to an address that is not public.",
  ECONNREFUSED: "The connection was refused.",
  ECONNRESET: "The connection was reset.",
  EPIPE: "The connection was reset.",
  ENOTFOUND: "The host name could not be found.",
  EAI_AGAIN: "The host name could not be looked up.",
  ETIMEDOUT: "The connection timed out.",
  EHOSTUNREACH: "The host cannot be reached.",
  ENETUNREACH: "The network cannot be reached.",
  HPE_HEADER_OVERFLOW: "The answer's headers are too large.",
};

function inWords(error: NodeJS.ErrnoException): string {
  const code = error.code ?? "";
  if (WORDS[code]) return WORDS[code];
  if (code.startsWith("HPE_")) return `The answer is not valid HTTP (${code}).`;
  if (/^(ERR_TLS|ERR_SSL|CERT|DEPTH_|SELF_|UNABLE_|EPROTO|HOSTNAME)/.test(code)) {
    return `The TLS connection failed (${code}).`;
  }
  return code ? `The connection failed (${code}).` : "The connection failed.";
}

// PostgreSQL takes no NUL in text, and a cut may have split a character.
function printable(bytes: Buffer): string {
  return bytes.toString("utf8").replaceAll("\u0000", "\uFFFD");
}
