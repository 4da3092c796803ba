/** The command line cannot be meant: exit code 2, and where help is. */
export class UsageError extends Error {
  override name = "UsageError";
}
