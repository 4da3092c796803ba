import { ATTACHED, drawPack } from "./pdf/draw-pack";
import { type PackReport, verifyPack } from "./verify-pack";

/** The signed record of a file: the file itself, or what is attached to a PDF. Null when a PDF has none. */
async function signedRecord(bytes: Buffer): Promise<{ record: Buffer | null; isPdf: boolean }> {
  if (bytes.subarray(0, 5).toString("latin1") !== "%PDF-") return { record: bytes, isPdf: false };
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  try {
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const attached = await document.getAttachments();
    if (!attached?.has(ATTACHED)) return { record: null, isPdf: true };
    const content = await document.getAttachmentContent(ATTACHED);
    return { record: content ? Buffer.from(content) : null, isPdf: true };
  } catch {
    return { record: null, isPdf: true };
  }
}

/**
 * Checks a pack, signed JSON or PDF. Of a PDF the attached record is checked, and the PDF drawn again from it: a
 * byte that differs is named. Another version of the software may draw differently, and then says so.
 */
export async function verifyFile(bytes: Buffer, trustedKey: string | null): Promise<PackReport> {
  const { record, isPdf } = await signedRecord(bytes);
  if (!record) {
    const none = { keyId: null, publicKey: null, root: null, values: 0, pictures: 0, file: null };
    return {
      ...none,
      intact: false,
      problems: [{ path: ATTACHED, problem: "is not in this PDF, or cannot be read" }],
    };
  }
  const report = verifyPack(record, trustedKey);
  if (!isPdf || !report.intact || !report.file) return report;
  const again = await drawPack(report.file, record);
  if (again.equals(bytes)) return report;
  const at = again.findIndex((byte, place) => byte !== bytes[place]);
  const place = at === -1 ? Math.min(again.length, bytes.length) : at;
  const problem = `the page differs from what is drawn from the attached record (made by ${report.file.pack.made.software}); the record itself is intact`;
  return { ...report, intact: false, problems: [{ path: `PDF byte ${place}`, problem }] };
}
