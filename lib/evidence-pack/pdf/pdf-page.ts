import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import PDFDocument from "pdfkit";
import { type PdfText, pdfText } from "./pdf-text";

type Fonts = { regular: Buffer; bold: Buffer };
let loaded: Fonts | undefined;

/** Liberation Sans (SIL OFL 1.1): Latin, Greek, Cyrillic. It comes with pdfjs-dist. */
function fonts(): Fonts {
  const folders = createRequire(join(process.cwd(), "package.json")).resolve.paths("pdfjs-dist") ?? [];
  const read = (name: string): Buffer => {
    for (const folder of folders) {
      try {
        return readFileSync(join(folder, "pdfjs-dist", "standard_fonts", name));
      } catch {
        // Installed further up.
      }
    }
    throw new Error(`${name} is not installed`);
  };
  loaded ??= { regular: read("LiberationSans-Regular.ttf"), bold: read("LiberationSans-Bold.ttf") };
  return loaded;
}

/** Nested values in one line: `id: 1, name: Jane`; a list by commas. */
function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(inWords).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  const members = Object.entries(value).map(([key, member]) => `${key}: ${inWords(member)}`);
  return members.length === 0 ? "none" : members.join(", ");
}

const INK = "#1b2529";
const MUTED = "#4a585e";
const LINE = "#c9d1d4";

/** An A4 document to write on, top to bottom; the same calls give the same bytes. */
export class PdfPage {
  readonly doc: PDFKit.PDFDocument;
  readonly text: PdfText;
  private readonly width: number;

  constructor(title: string, at: Date) {
    this.doc = new PDFDocument({
      size: "A4",
      margins: { top: 48, bottom: 56, left: 48, right: 48 },
      bufferPages: true,
      compress: true,
      info: { Title: title, Producer: "Veridesk", Creator: "Veridesk", CreationDate: at, ModDate: at },
      lang: "en",
    });
    const { regular, bold } = fonts();
    this.doc.registerFont("regular", regular).registerFont("bold", bold).font("regular");
    const face = (this.doc as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })
      ._font.font;
    this.text = pdfText((code) => face.hasGlyphForCodePoint(code));
    this.width = this.doc.page.width - 96;
  }

  title(words: string): void {
    this.doc.font("bold").fontSize(18).fillColor(INK).text(this.text.clean(words)).moveDown(0.3);
  }

  heading(words: string): void {
    if (this.doc.y > this.doc.page.height - 120) this.doc.addPage();
    this.doc.moveDown(0.8).font("bold").fontSize(12).fillColor(INK).text(this.text.clean(words), 48);
    const { y } = this.doc;
    this.doc
      .moveTo(48, y + 2)
      .lineTo(48 + this.width, y + 2)
      .lineWidth(0.5)
      .strokeColor(LINE)
      .stroke();
    this.doc.moveDown(0.4);
  }

  note(words: string): void {
    this.doc
      .font("regular")
      .fontSize(9)
      .fillColor(MUTED)
      .text(this.text.clean(words), 48, this.doc.y, { width: this.width });
  }

  /** A name and its value; nothing is written for a value that is not there. */
  row(name: string, value: unknown): void {
    if (value === null || value === undefined || value === "") return;
    const words = this.text.clean(inWords(value));
    const label = this.text.clean(name);
    this.doc.font("regular").fontSize(9);
    const height = Math.max(
      this.doc.heightOfString(words, { width: this.width - 160 }),
      this.doc.heightOfString(label, { width: 150 }),
    );
    // A value longer than a page runs on; a short one stays together.
    if (height < 500 && this.doc.y + height > this.doc.page.height - 60) this.doc.addPage();
    const { y } = this.doc;
    this.doc.fillColor(MUTED).text(label, 48, y, { width: 150 });
    this.doc.fillColor(INK).text(words, 208, y, { width: this.width - 160 });
    this.doc.y = Math.max(this.doc.y, y + Math.min(height, 500)) + 2;
    this.doc.x = 48;
  }

  picture(bytes: Buffer, caption: string): void {
    this.doc.addPage();
    this.note(caption);
    this.doc.image(bytes, 48, this.doc.y + 6, { fit: [this.width, this.doc.page.height - this.doc.y - 80] });
  }

  /** Page numbers, and what every page says of itself. */
  finish(foot: string): void {
    const { start, count } = this.doc.bufferedPageRange();
    for (let at = 0; at < count; at += 1) {
      this.doc.switchToPage(start + at);
      // Writing into the margin must not start a page.
      this.doc.page.margins.bottom = 0;
      this.doc
        .font("regular")
        .fontSize(7.5)
        .fillColor(MUTED)
        .text(this.text.clean(`${foot}   ${at + 1} of ${count}`), 48, this.doc.page.height - 36, {
          width: this.width,
          lineBreak: false,
        });
    }
    this.doc.end();
  }
}
