import { DomainError, type ErrorCode } from "../errors";

/** Why a file was not accepted, as `details.reason`; the capture flow has a sentence for each. */
const REFUSALS = {
  empty: ["VALIDATION_ERROR", "The file is empty."],
  too_large: ["PAYLOAD_TOO_LARGE", "The file is too large. Pictures may have 15 MB, PDF files 10 MB."],
  heic: ["UNSUPPORTED_MEDIA_TYPE", "HEIC pictures cannot be read here. Send the picture as JPEG."],
  unsupported_type: ["UNSUPPORTED_MEDIA_TYPE", "Only JPEG, PNG and WebP pictures are accepted."],
  pdf_not_here: ["UNSUPPORTED_MEDIA_TYPE", "A PDF is accepted as proof of address only. Send a picture."],
  moving: ["VALIDATION_ERROR", "The picture moves. Send a still one."],
  too_many_pixels: ["VALIDATION_ERROR", "The picture has more than 50 million pixels. Send a smaller one."],
  too_small: ["VALIDATION_ERROR", "The picture is too small to show anything."],
  damaged: ["VALIDATION_ERROR", "The picture is damaged and cannot be read."],
} as const satisfies Record<string, readonly [ErrorCode, string]>;

export type FileRefusal = keyof typeof REFUSALS;

/** The error for a file that is not accepted. */
export function refuseFile(reason: FileRefusal): DomainError {
  const [code, message] = REFUSALS[reason];
  return new DomainError(code, message, { details: { reason } });
}

/** The error for a test script that cannot be meant (test mode only): the developer who wrote it reads why. */
export const refuseScript = (problems: readonly string[]): DomainError =>
  new DomainError("VALIDATION_ERROR", `The test script cannot be used. ${problems.slice(0, 10).join(" ")}`, {
    details: { reason: "script_invalid", problems: problems.slice(0, 10) },
  });
