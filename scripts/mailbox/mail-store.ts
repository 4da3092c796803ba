import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A received e-mail as the mailbox shows it. */
export interface Mail {
  id: string;
  /** Who it was delivered to (the envelope), comma-separated. */
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  /** Names in lower case; several of one name are joined by a comma. */
  headers: Record<string, string>;
  received_at: string;
}

const KEPT = 500;

/** The newest 500 e-mails, one file each, so that they outlive a restart. */
export class MailStore {
  private constructor(
    private readonly folder: string,
    private readonly mails: Mail[],
  ) {}

  static async open(folder: string): Promise<MailStore> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
    const mails: Mail[] = [];
    for (const name of names.slice(-KEPT)) {
      const text = await readFile(join(folder, name), "utf8");
      try {
        mails.push(JSON.parse(text) as Mail);
      } catch {
        await rm(join(folder, name), { force: true });
      }
    }
    return new MailStore(folder, mails);
  }

  /** Newest first. */
  all(): Mail[] {
    return this.mails.toReversed();
  }

  find(id: string): Mail | undefined {
    return this.mails.find((mail) => mail.id === id);
  }

  /** Keeps a mail; resolves once it is on disk. The oldest beyond the limit goes. */
  async add(mail: Omit<Mail, "id" | "received_at">): Promise<void> {
    const now = new Date();
    const id = `${now.getTime().toString(36).padStart(9, "0")}-${randomBytes(6).toString("hex")}`;
    const kept = { id, ...mail, received_at: now.toISOString() };
    const file = this.file(id);
    await writeFile(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
    await rename(`${file}.new`, file);
    this.mails.push(kept);
    for (const old of this.mails.splice(0, Math.max(0, this.mails.length - KEPT))) {
      await rm(this.file(old.id), { force: true });
    }
  }

  private file(id: string): string {
    return join(this.folder, `${id}.json`);
  }
}
