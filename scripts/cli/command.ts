import type { ParseArgsOptionsConfig } from "node:util";
import type { Database } from "@/db/client";
import type { Arguments } from "./arguments";

/** What a command did: `data` for --json, `lines` for people. */
export type Output = {
  data: unknown;
  lines: string[];
  /** It worked, and what it found is bad: exit code 1. */
  failed?: boolean;
  /** The command has written its answer itself (long or line by line): nothing more is printed. */
  printed?: boolean;
};

type About = {
  /** As typed: "tenant create", or one word. */
  name: string;
  /** One line. */
  summary: string;
  /** Its options, as help shows them. */
  usage: string;
  /** Words that are no options are welcome: what it works on. */
  takesName?: boolean;
  options: ParseArgsOptionsConfig;
};

/** Works on an installation. */
type DatabaseCommand = About & { run(database: Database, given: Arguments): Promise<Output> };
/** Needs no installation: neither database nor settings. */
type OfflineCommand = About & { runOffline(given: Arguments): Promise<Output> };

export type Command = DatabaseCommand | OfflineCommand;
