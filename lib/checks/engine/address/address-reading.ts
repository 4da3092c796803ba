/** A rectangle on a page in fractions (0 to 1) of its width and height. */
type Box = [left: number, top: number, width: number, height: number];

/** A stretch of text in one line; a line with wide gaps is several. */
export type AddressLine = {
  text: string;
  /** From 1. */
  page: number;
  box: Box;
};

/** The text of a proof of address; thresholds and verdicts are the rules'. */
export type AddressReading = {
  /** pdf_text: the file's own text; pdf_scan: its pages drawn and read; picture: read. */
  source: "pdf_text" | "pdf_scan" | "picture";
  pages: number;
  /** Of them, from the first on, how many were read. */
  pagesRead: number;
  lines: AddressLine[];
  /** Letters and digits. */
  characters: number;
  /** Mean certainty of the text reader, 0 to 1; null: the file's own text, nothing was guessed. */
  confidence: number | null;
  engine: { name: string; version: string; models: Record<string, string> };
};
