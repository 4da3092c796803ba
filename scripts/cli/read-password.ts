import { randomBase62 } from "@/lib/api-keys/base62";
import type { Arguments } from "./arguments";
import { UsageError } from "./usage-error";

const GENERATED_LENGTH = 20;

/**
 * A new password: the first line of standard input with --password-stdin, else one made here (119 bits). Never an
 * option: other people on the machine can read command lines.
 */
export async function readPassword(given: Arguments): Promise<{ password: string; isGenerated: boolean }> {
  if (!given.flag("password-stdin")) {
    return { password: randomBase62(GENERATED_LENGTH), isGenerated: true };
  }
  if (process.stdin.isTTY) {
    throw new UsageError("--password-stdin reads a pipe: … user create … --password-stdin < password-file");
  }
  let text = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) {
    text += chunk;
    if (text.includes("\n") || text.length > 10_000) break;
  }
  return { password: text.split(/\r?\n/)[0] ?? "", isGenerated: false };
}
