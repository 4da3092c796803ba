/** Characters that the embedded font has; the others are shown by their code, so that nothing is silently dropped. */
export type PdfText = { clean(text: string): string; missing: Set<string> };

/**
 * Text for a font: what it has no picture for is written as its code point (`[U+0645]`) and noted. Right-to-left
 * scripts would also need shaping that the PDF writer does not do, so they are among what is missing.
 */
export function pdfText(has: (codePoint: number) => boolean): PdfText {
  const missing = new Set<string>();
  return {
    missing,
    clean: (text) =>
      Array.from(text, (char) => {
        const code = char.codePointAt(0) ?? 0;
        if (char === "\n" || (code >= 32 && code !== 127 && !isRightToLeft(code) && has(code))) return char;
        const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
        missing.add(name);
        return `[${name}]`;
      }).join(""),
  };
}

const isRightToLeft = (code: number): boolean =>
  (code >= 0x590 && code <= 0x8ff) ||
  (code >= 0xfb1d && code <= 0xfeff) ||
  (code >= 0x10800 && code <= 0x10fff);
