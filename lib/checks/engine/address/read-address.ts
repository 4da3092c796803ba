import { sniffType } from "../../../media/sniff-type";
import { InputError } from "../input-error";
import type { AddressLine, AddressReading } from "./address-reading";
import { drawPdfPage } from "./draw-pdf-page";
import { openPdf } from "./open-pdf";
import { pdfLines } from "./pdf-lines";
import { type PictureLines, readPictureLines } from "./read-picture-lines";

/** Name, address and date of a letter stand on its first pages. */
const TEXT_PAGES = 3;
const SCAN_PAGES = 2;
/** Letters and digits below which a PDF's own text is but a stamp on a scan. */
const SCAN_BELOW = 60;
const MOST_LINES = 2_000;

/**
 * The text of a proof of address: a PDF's own, else that of its first pages drawn; or a picture's. Runs in the
 * engine's process only.
 * @throws InputError for files that are no PDF or picture, encrypted, damaged or too long
 */
export async function readAddress({ file }: { file: Uint8Array }): Promise<AddressReading> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length === 0) throw new InputError("empty_file", "The file is empty.");
  if (sniffType(bytes) !== "pdf") {
    const read = await readPictureLines(bytes, 1);
    return reading("picture", { pages: 1, pagesRead: 1 }, [read]);
  }
  const pdf = await openPdf(bytes);
  try {
    const pages = pdf.numPages;
    const lines: AddressLine[] = [];
    for (let number = 1; number <= Math.min(pages, TEXT_PAGES); number += 1) {
      lines.push(...(await pdfLines(await pdf.getPage(number), number)));
    }
    if (count(lines) >= SCAN_BELOW) {
      return reading("pdf_text", { pages, pagesRead: Math.min(pages, TEXT_PAGES) }, [
        { lines, confidences: [], models: {} },
      ]);
    }
    const scans: PictureLines[] = [];
    for (let number = 1; number <= Math.min(pages, SCAN_PAGES); number += 1) {
      scans.push(await readPictureLines(await drawPdfPage(await pdf.getPage(number)), number));
    }
    return reading("pdf_scan", { pages, pagesRead: scans.length }, scans);
  } catch (error) {
    if (error instanceof InputError) throw error;
    // What pdf.js says of a broken page may quote it.
    if (error instanceof Error && /Exception$/.test(error.name)) {
      throw new InputError("unreadable_pdf", "The PDF is damaged and cannot be read.");
    }
    throw error;
  } finally {
    await pdf.loadingTask.destroy();
  }
}

function reading(
  source: AddressReading["source"],
  pages: Pick<AddressReading, "pages" | "pagesRead">,
  read: PictureLines[],
): AddressReading {
  const lines = read.flatMap((page) => page.lines).slice(0, MOST_LINES);
  const confidences = read.flatMap((page) => page.confidences);
  const mean = confidences.reduce((sum, value) => sum + value, 0) / Math.max(1, confidences.length);
  const isPdfText = source === "pdf_text";
  return {
    ...{ source, ...pages, lines, characters: count(lines) },
    confidence: isPdfText ? null : Math.round(mean * 1000) / 1000,
    engine: {
      ...{ name: isPdfText ? "pdf.js" : "pp-ocr", version: "1" },
      models: Object.assign({}, ...read.map((page) => page.models)),
    },
  };
}

const count = (lines: readonly AddressLine[]) =>
  lines.reduce((sum, line) => sum + (line.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
