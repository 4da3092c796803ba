import { randomUUID } from "node:crypto";
import type { Duplex } from "node:stream";
import { RequestError } from "@hono/node-server";
import { log } from "@/lib/log";

const BAD = {
  status: 400,
  reason: "Bad Request",
  error: "The request could not be read.",
  code: "INVALID_REQUEST",
};

/** What an HTTP parser's complaint is answered with; anything else is a plain 400. */
const complaints: Record<string, typeof BAD> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    reason: "Request Header Fields Too Large",
    error: "The request's headers are too large.",
    code: "INVALID_REQUEST",
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    reason: "Request Timeout",
    error: "The request took too long to arrive.",
    code: "INVALID_REQUEST",
  },
};

/** Answers what is not even HTTP with the error envelope, and closes the connection. */
export function answerBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, reason, ...said } = complaints[error.code ?? ""] ?? BAD;
  const id = randomUUID();
  const body = JSON.stringify({ error: said.error, code: said.code, request_id: id });
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `X-Request-Id: ${id}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** Answers what the API application could not take (a bad Host or path) or did not catch itself. */
export function answerFailure(error: unknown): Response {
  const bad = error instanceof RequestError;
  if (!bad) log().error({ kind: error instanceof Error ? error.name : typeof error }, "a request failed");
  const id = randomUUID();
  const body = bad
    ? { error: BAD.error, code: BAD.code, request_id: id }
    : { error: "Something went wrong on our side.", code: "INTERNAL_ERROR", request_id: id };
  return Response.json(body, { status: bad ? 400 : 500, headers: { "X-Request-Id": id } });
}
