import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Longer side of a drawn page, pixels: about 200 dpi of A4. */
const SIDE = 2_200;

/** A page drawn as PNG, for the text reader; for scans, which carry no text of their own. */
export async function drawPdfPage(page: PDFPageProxy): Promise<Buffer> {
  const { createCanvas } = await import("@napi-rs/canvas");
  const plain = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: SIDE / Math.max(plain.width, plain.height, 1) });
  const canvas = createCanvas(
    Math.max(1, Math.round(viewport.width)),
    Math.max(1, Math.round(viewport.height)),
  );
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  // pdf.js is written for a browser's canvas; this one has all it uses.
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  return canvas.encode("png");
}
