import type { Texts } from "./texts/en";

const MAX_BYTES = 15 * 1024 * 1024;

/** What is wrong with a chosen file, before it is sent for nothing; null when the server should look at it. */
export function checkFile(file: File): keyof Texts | null {
  if (file.size === 0) return "fileEmpty";
  if (file.size > MAX_BYTES) return "fileTooLarge";
  return /^image\/hei[cf]/.test(file.type) || /\.hei[cf]$/i.test(file.name) ? "fileHeic" : null;
}
