import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { UsageError } from "./usage-error";

/** What every command understands. */
const COMMON: ParseArgsOptionsConfig = {
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
};

/** A command's options and words, asked for by name. */
export class Arguments {
  readonly positionals: string[];
  private readonly values: Record<string, unknown>;

  /** @throws UsageError for an option that the command does not have, or without its value */
  constructor(argv: string[], options: ParseArgsOptionsConfig) {
    try {
      // A negative number is a value, not an option.
      const args = argv.flatMap((word, i) => joinNegative(word, argv[i + 1], argv[i - 1]));
      const parsed = parseArgs({ args, options: { ...COMMON, ...options }, allowPositionals: true });
      this.values = parsed.values;
      this.positionals = parsed.positionals;
    } catch (error) {
      throw new UsageError((error as Error).message.split(". ")[0]);
    }
  }

  flag(name: string): boolean {
    return this.values[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === "string" ? value : undefined;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === "") throw new UsageError(`--${name} is missing`);
    return value;
  }

  /** Repeated, or separated by commas. */
  list(name: string): string[] {
    const value = this.values[name];
    return (Array.isArray(value) ? value : [])
      .flatMap((entry: string) => entry.split(","))
      .map((entry) => entry.trim())
      .filter(Boolean);
  }

  choice<T extends string>(name: string, choices: readonly T[], otherwise: T): T {
    const value = this.text(name) ?? otherwise;
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw new UsageError(`--${name} must be one of: ${choices.join(", ")}`);
    return found;
  }

  number(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(value)) throw new UsageError(`--${name} must be a number`);
    return Number(value);
  }

  /** A moment in ISO 8601; without a zone it is UTC. */
  instant(name: string): Date | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(value) || !value.includes("T") ? value : `${value}Z`;
    const time = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(zoned) : Number.NaN;
    if (Number.isNaN(time)) throw new UsageError(`--${name} must be a time such as 2026-11-03T08:00:00Z`);
    return new Date(time);
  }
}

function joinNegative(word: string, next: string | undefined, before: string | undefined): string[] {
  const isOption = (text: string | undefined) => text?.startsWith("--") && !text.includes("=");
  if (isOption(word) && /^-\d/.test(next ?? "")) return [`${word}=${next}`];
  if (/^-\d/.test(word) && isOption(before)) return [];
  return [word];
}
