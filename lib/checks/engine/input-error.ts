/** What can be wrong with what the engine was given, as opposed to the engine itself. */
export type InputErrorCode =
  | "no_such_file"
  | "empty_file"
  | "file_too_large"
  | "unsupported_type"
  | "unreadable_image"
  | "too_many_pixels"
  | "image_too_small"
  | "unreadable_pdf"
  | "encrypted_pdf"
  | "too_many_pages"
  | "invalid_input";

/** The input cannot be examined. Its message goes to people, so it holds nothing of the input itself. */
export class InputError extends Error {
  override name = "InputError";
  constructor(
    readonly code: InputErrorCode,
    message: string,
  ) {
    super(message);
  }
}
