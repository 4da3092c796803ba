import type { AllTexts } from "./texts/use-all-texts";

const MAX_BYTES = 15 * 1024 * 1024;
const MAX_SCRIPT_BYTES = 16 * 1024;

/** What is wrong with a chosen file, before it is sent for nothing; null when the server should look at it. */
export function checkFile(file: File, isTest: boolean): keyof AllTexts | null {
  if (file.size === 0) return "fileEmpty";
  if (file.size > MAX_BYTES) return "fileTooLarge";
  if (isScript(file)) return isTest && file.size <= MAX_SCRIPT_BYTES ? null : "fileNoScript";
  return /^image\/hei[cf]/.test(file.type) || /\.hei[cf]$/i.test(file.name) ? "fileHeic" : null;
}

/** Browsers do not agree on what type a YAML file has; its name tells. */
export const isScript = (file: Blob): boolean => file instanceof File && /\.ya?ml$/i.test(file.name);
