import { checkWord, DECISION_WORDS, OUTCOME_WORDS, subCheckWord } from "../../format/labels";
import type { Json, SignedPack } from "../pack-format";
import { PdfPage } from "./pdf-page";
import { pdfPicture } from "./pdf-picture";

/** Name of the signed record inside the PDF. */
export const ATTACHED = "evidence-pack.json";
type Members = { [key: string]: Json };

const words = (table: Record<string, string>, value: Json): string => table[String(value)] ?? String(value);
const spelled = (key: string): string => key.replaceAll("_", " ").replace(/^./, (c) => c.toUpperCase());

function all(page: PdfPage, members: Members, leaveOut: readonly string[] = []): void {
  for (const [key, value] of Object.entries(members))
    if (!leaveOut.includes(key)) page.row(spelled(key), value);
}

function list(page: PdfPage, title: string, rows: readonly Json[], leaveOut: readonly string[] = []): void {
  if (rows.length === 0) return;
  page.heading(title);
  for (const row of rows) {
    all(page, row as Members, leaveOut);
    page.doc.moveDown(0.4);
  }
}

function checks(page: PdfPage, { pack }: SignedPack): void {
  for (const check of pack.checks) {
    page.heading(`${checkWord(String(check.type))}: ${words(OUTCOME_WORDS, check.outcome ?? "")}`);
    page.row("Completed", check.completed_at);
    page.row("Carried out by", check.provider);
    page.row("Engine", check.engine);
    const result = (check.result_data ?? {}) as { breakdown?: Members; evidence?: Record<string, Members> };
    for (const [key, value] of Object.entries(result.breakdown ?? {})) {
      const {
        measured = null,
        threshold = null,
        method = null,
        reason = null,
      } = result.evidence?.[key] ?? {};
      const parts = [
        words(OUTCOME_WORDS, value),
        measured === null ? null : `measured ${measured}`,
        threshold === null ? null : `threshold ${threshold}`,
        method === null || method === "none" ? null : `by ${method}`,
        reason,
      ];
      page.row(subCheckWord(key), parts.filter((part) => part !== null).join("; "));
    }
  }
}

function reviews(page: PdfPage, { pack }: SignedPack): void {
  if (pack.reviews.length === 0) return;
  page.heading("Decisions, latest first");
  for (const review of pack.reviews) {
    page.row("Decision", `${words(DECISION_WORDS, review.decision ?? "")} (${review.standing})`);
    all(page, review, ["decision", "standing"]);
    page.doc.moveDown(0.5);
  }
}

/**
 * The record as an A4 document to read, with the signed file attached: the same record always gives the same bytes,
 * so a PDF can be checked by drawing it again. Pictures are drawn when the record carries them.
 */
export async function drawPack(file: SignedPack, bytes: Buffer): Promise<Buffer> {
  const { pack, proof } = file;
  const at = new Date(String(pack.made.at));
  const page = new PdfPage(`Evidence pack ${pack.session.id}`, at);
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    page.doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    page.doc.on("end", () => resolve(Buffer.concat(chunks)));
    page.doc.on("error", reject);
  });
  page.title("Evidence pack");
  if (pack.made.mode === "test") page.note("TEST. Nothing here is a real person.");
  all(page, pack.made, ["policy"]);
  page.row("Thresholds set by the tenant", (pack.made.policy as Members).thresholds);
  page.heading("Session");
  all(page, pack.session);
  page.heading("Person, as recorded");
  all(page, pack.entity);
  page.heading("Read from the document");
  all(page, pack.extracted_data);
  checks(page, file);
  list(page, "Differences between document and record", pack.discrepancies);
  list(page, "Searches of the lists", pack.screenings);
  list(page, "Entries found", pack.hits);
  reviews(page, file);
  if (pack.contest) list(page, "Contest", [pack.contest]);
  list(page, "Consent", pack.consents);
  list(page, "What happened, latest first", pack.timeline);
  list(page, "Files", pack.captures as unknown as Json[], ["data"]);
  for (const capture of pack.captures) {
    const picture = await pdfPicture(capture);
    const name = `${spelled(capture.step)}${capture.frame === null ? "" : `, frame ${capture.frame + 1}`}`;
    if (picture) page.picture(picture, `${name}, captured ${capture.captured_at}, SHA-256 ${capture.sha256}`);
  }
  page.heading("How to verify this record");
  page.note(
    `The signed record is attached to this PDF as ${ATTACHED}. Offline, with the software: npm run --silent cli -- pack verify FILE --key ${proof.key_id}. Without it: docs/evidence-pack.md of the software has a short program. Ask the operator for the public key by a way of its own.`,
  );
  page.row("Root (SHA-256)", proof.root);
  page.row("Signature (Ed25519)", proof.signature);
  page.row("Key id", proof.key_id);
  page.row("Public key (SPKI, base64)", proof.public_key);
  if (page.text.missing.size > 0) {
    page.note(
      `Some characters cannot be shown in this document and stand here as their codes (${page.text.missing.size} different ones, for instance ${[...page.text.missing].slice(0, 5).join(", ")}). The attached record has them as they are.`,
    );
  }
  page.doc.file(bytes, {
    name: ATTACHED,
    type: "application/json",
    creationDate: at,
    modifiedDate: at,
  } as never);
  page.finish(`Session ${pack.session.id}   root ${proof.root}`);
  return done;
}
