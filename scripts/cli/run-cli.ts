import { Database } from "@/db/client";
import { DomainError } from "@/lib/errors";
import { Arguments } from "./arguments";
import type { Command, Output } from "./command";
import { COMMANDS } from "./commands/all";
import { overview, usageOf } from "./help";
import { loadSettings } from "./settings";
import { UsageError } from "./usage-error";

/** Runs one command: its answer on standard output, complaints on standard error. Returns the exit code. */
export async function runCli(argv: string[]): Promise<0 | 1 | 2> {
  const command =
    COMMANDS.find(({ name }) => name === argv.slice(0, 2).join(" ")) ??
    COMMANDS.find(({ name }) => name === argv[0]);
  if (!command) return noCommand(argv);
  try {
    const given = new Arguments(argv.slice(command.name.split(" ").length), command.options);
    if (given.flag("help")) {
      console.log(usageOf(command));
      return 0;
    }
    const output = await run(command, given);
    if (!output.printed)
      console.log(given.flag("json") ? JSON.stringify(output.data, null, 2) : output.lines.join("\n"));
    return output.failed ? 1 : 0;
  } catch (error) {
    console.error(`✗ ${inWords(error)}`);
    if (process.env.DEBUG) console.error(error);
    if (!(error instanceof UsageError)) return 1;
    console.error(`\n${usageOf(command)}`);
    return 2;
  }
}

async function run(command: Command, given: Arguments): Promise<Output> {
  if (!command.takesName && given.positionals.length > 0) {
    throw new UsageError(`What is "${given.positionals[0]}"? Texts with spaces go in quotes`);
  }
  if ("runOffline" in command) return command.runOffline(given);
  loadSettings();
  const database = new Database(process.env.DATABASE_URL ?? "", 2);
  try {
    return await command.run(database, given);
  } finally {
    await database.close();
  }
}

function noCommand(argv: string[]): 0 | 2 {
  const asked = argv.some((word) => ["help", "--help", "-h"].includes(word));
  if (asked) {
    console.log(overview(COMMANDS));
    return 0;
  }
  const wanted = argv.slice(0, 2).join(" ");
  console.error(wanted ? `✗ There is no command "${wanted}". See: help` : "✗ Which command? See: help");
  return 2;
}

const DATABASE_WORDS: Record<string, string> = {
  ECONNREFUSED: "The database cannot be reached: nothing answers at DATABASE_URL (is the demo running?).",
  ENOTFOUND: "The database cannot be reached: its host is not known.",
  CONNECT_TIMEOUT: "The database cannot be reached: no answer.",
  "28P01": "The database refused the password in DATABASE_URL.",
  "3D000": "There is no such database.",
  "42P01": "The database has no schema yet: npm run migrate",
  "22023": "The database has no schema yet: npm run migrate",
};

function inWords(error: unknown): string {
  const { message, code } = error as Error & { code?: string };
  if (error instanceof DomainError) {
    const fields = Object.entries(error.fields ?? {}).map(([name, texts]) => `  ${name}: ${texts.join(" ")}`);
    return [message, ...fields].join("\n");
  }
  return DATABASE_WORDS[code ?? ""] ?? message;
}
