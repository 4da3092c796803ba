import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { InputError } from "../input-error";

/** A letter has a few pages; more is no proof of address, and costs. */
export const MOST_PAGES = 50;
/** Pixels of one picture inside a PDF; larger ones are left out. */
const MOST_IMAGE_PIXELS = 50_000_000;

/**
 * A PDF with nothing in it carried out: no scripts, no fonts of this machine, no addresses followed. The caller ends
 * it with `loadingTask.destroy()`.
 * @throws InputError encrypted_pdf, unreadable_pdf, too_many_pages
 */
export async function openPdf(file: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({
    // pdf.js takes the buffer for itself.
    data: new Uint8Array(file),
    ...{ isEvalSupported: false, enableXfa: false, disableFontFace: true, useSystemFonts: false },
    ...{ useWorkerFetch: false, disableAutoFetch: true, disableStream: true, disableRange: true },
    ...{ maxImageSize: MOST_IMAGE_PIXELS, stopAtErrors: false, verbosity: 0 },
  });
  const pdf = await task.promise.catch((error: Error) => {
    void task.destroy();
    if (error.name === "PasswordException") {
      throw new InputError("encrypted_pdf", "The PDF is protected by a password. Send it without one.");
    }
    throw new InputError("unreadable_pdf", "The PDF is damaged and cannot be read.");
  });
  if (pdf.numPages > MOST_PAGES) {
    void task.destroy();
    throw new InputError(
      "too_many_pages",
      `The PDF has more than ${MOST_PAGES} pages. Send the letter only.`,
    );
  }
  return pdf;
}
