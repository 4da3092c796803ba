import { DomainError, invalid } from "../../errors";

/** Largest JSON body taken, in bytes. */
export const BODY_LIMIT = 1_048_576;

const tooLarge = () => new DomainError("PAYLOAD_TOO_LARGE", `The body is larger than ${BODY_LIMIT} bytes.`);

/** The body's text, "" when there is none. Stops reading at BODY_LIMIT (413); a body that is not JSON by its type is a 415. */
export async function readBody(request: Request): Promise<string> {
  const length = request.headers.get("content-length");
  if (length !== null && Number(length) > BODY_LIMIT) throw tooLarge();
  const text = await (length === null && request.body ? readBounded(request.body) : request.text()).catch(
    (error) => {
      // The caller hung up in the middle: nothing of ours failed, and nobody reads the answer.
      throw error instanceof DomainError ? error : invalid({ body: ["The body ended too early."] });
    },
  );
  if (text !== "" && !isJson(request.headers.get("content-type"))) {
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json.");
  }
  return text;
}

async function readBounded(stream: ReadableStream<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.byteLength;
    if (size > BODY_LIMIT) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function isJson(type: string | null): boolean {
  const name = type?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return name === "application/json" || (name.startsWith("application/") && name.endsWith("+json"));
}

const DEPTH = 20;

/** The body as an object; "" is an empty one. Refuses what is not a JSON object and text that PostgreSQL cannot hold. */
export function parseBody(text: string): Record<string, unknown> {
  if (text === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid({ body: ["The body is not valid JSON."] });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw invalid({ body: ["The body must be a JSON object."] });
  }
  checkText(value, [], 0);
  return value as Record<string, unknown>;
}

function checkText(value: unknown, path: string[], depth: number): void {
  if (typeof value === "string") {
    if (!isStorable(value))
      throw invalid({ [path.join(".") || "body"]: ["Contains characters that are not allowed."] });
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if (depth > DEPTH) throw invalid({ body: [`Nested deeper than ${DEPTH} levels.`] });
  for (const [key, inner] of Object.entries(value)) {
    if (!isStorable(key)) throw invalid({ body: ["Contains a field name that is not allowed."] });
    checkText(inner, [...path, key], depth + 1);
  }
}

/** No NUL (PostgreSQL text cannot hold it) and no lone surrogate (not Unicode: RFC 8259 § 8.2). */
export const isStorable = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();
