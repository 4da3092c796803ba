import { randomBytes } from "node:crypto";
import { appendFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Verdict } from "./verify";

/** A request the sink received, and what it answered. */
export interface Received {
  id: string;
  received_at: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  signature_valid: boolean;
  /** `X-Webhook-Signature`, as documented. */
  signature: Verdict;
  /** `webhook-signature` of Standard Webhooks. */
  standard_signature: Verdict;
  answered: number;
}

const KEPT = 500;

/** The last 500 requests, in memory and in a file of JSON lines. */
export class ReceivedStore {
  private writing: Promise<void> = Promise.resolve();
  private lines: number;

  private constructor(
    private readonly file: string,
    private readonly received: Received[],
  ) {
    this.lines = received.length;
  }

  static async open(file: string): Promise<ReceivedStore> {
    await mkdir(dirname(file), { recursive: true });
    const text = await readFile(file, "utf8").catch(() => "");
    const received = text.split("\n").flatMap((line) => {
      try {
        return [JSON.parse(line) as Received];
      } catch {
        return []; // The last line of a process that was killed while writing.
      }
    });
    const store = new ReceivedStore(file, received.slice(-KEPT));
    if (received.length > KEPT || !text.endsWith("\n")) await store.rewrite();
    return store;
  }

  /** Newest first. */
  all(): Received[] {
    return this.received.toReversed();
  }

  find(id: string): Received | undefined {
    return this.received.find((one) => one.id === id);
  }

  /** Keeps a request; it can be read at once, the file follows. */
  add(one: Omit<Received, "id" | "received_at">): void {
    const kept = { id: randomBytes(8).toString("hex"), received_at: new Date().toISOString(), ...one };
    this.received.push(kept);
    this.received.splice(0, Math.max(0, this.received.length - KEPT));
    this.lines += 1;
    const compact = this.lines > 2 * KEPT;
    if (compact) this.lines = this.received.length;
    this.writing = this.writing
      .then(() =>
        compact ? this.rewrite() : appendFile(this.file, `${JSON.stringify(kept)}\n`, { mode: 0o600 }),
      )
      .catch(() => {});
  }

  /** Resolves when the file holds everything received so far. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private async rewrite(): Promise<void> {
    const text = this.received.map((one) => `${JSON.stringify(one)}\n`).join("");
    await writeFile(`${this.file}.new`, text, { mode: 0o600 });
    await rename(`${this.file}.new`, this.file);
  }
}
