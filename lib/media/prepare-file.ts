import type { CaptureStep } from "../checks/registry";
import { refuseFile } from "./file-refusal";
import { MAX_PDF_BYTES } from "./media-limits";
import { type PreparedFile, preparePicture } from "./prepare-picture";
import { sniffType } from "./sniff-type";

/** What is stored for a step's upload: a picture, or for a proof of address also a PDF, which is kept as it is. */
export async function prepareFile(step: CaptureStep, bytes: Buffer): Promise<PreparedFile> {
  if (sniffType(bytes) !== "pdf") return preparePicture(bytes);
  if (step !== "proof_of_address") throw refuseFile("pdf_not_here");
  if (bytes.length > MAX_PDF_BYTES) throw refuseFile("too_large");
  return { bytes, contentType: "application/pdf", width: null, height: null };
}
