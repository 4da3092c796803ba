import type { ParseArgsOptionsConfig } from "node:util";
import type { Database } from "@/db/client";
import type { Arguments } from "./arguments";

/** What a command did: `data` for --json, `lines` for people. */
export type Output = {
  data: unknown;
  lines: string[];
  /** It worked, and what it found is bad: exit code 1. */
  failed?: boolean;
};

export interface Command {
  /** As typed: "tenant create". */
  name: string;
  /** One line. */
  summary: string;
  /** Its options, as help shows them. */
  usage: string;
  /** Words that are no options are welcome: what it works on. */
  takesName?: boolean;
  options: ParseArgsOptionsConfig;
  run(database: Database, given: Arguments): Promise<Output>;
}
