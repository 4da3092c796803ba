import type { Mode } from "@/db/client";
import { SCRIPT_TYPE } from "../checks/providers/sandbox/read-scripts";
import { readTestScript } from "../checks/providers/sandbox/test-script";
import type { CaptureStep } from "../checks/registry";
import { refuseFile, refuseScript } from "./file-refusal";
import { MAX_PDF_BYTES } from "./media-limits";
import { type PreparedFile, preparePicture } from "./prepare-picture";
import { sniffType } from "./sniff-type";

/** By this a file says that it is a specimen: in its metadata, in a comment, or behind its end. */
const SPECIMEN_MARK = "veridesk-specimen";

/** Test mode: whether the engine is to read this file as if it were live. The mark is gone once it is stored. */
export const isSpecimen = (mode: Mode, bytes: Buffer): boolean =>
  mode === "test" && bytes.includes(SPECIMEN_MARK);

/**
 * What is stored for a step's upload: a picture; for a proof of address also a PDF, which is kept as it is; in test
 * mode also a test script (docs/checks.md). Throws the DomainErrors of file-refusal.ts.
 */
export async function prepareFile(mode: Mode, step: CaptureStep, bytes: Buffer): Promise<PreparedFile> {
  const script = mode === "test" && sniffType(bytes) === "other" ? readTestScript(bytes) : null;
  if (script && "problems" in script) throw refuseScript(script.problems);
  if (script) return { bytes, contentType: SCRIPT_TYPE, width: null, height: null };
  if (sniffType(bytes) !== "pdf") return preparePicture(bytes);
  if (step !== "proof_of_address") throw refuseFile("pdf_not_here");
  if (bytes.length > MAX_PDF_BYTES) throw refuseFile("too_large");
  return { bytes, contentType: "application/pdf", width: null, height: null };
}
