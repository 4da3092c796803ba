import type { Command } from "./command";

const CALL = "npm run --silent cli --";

const EXAMPLES = `Examples:
  ${CALL} tenant create --name "Northwind Bank"
  ${CALL} user create --tenant "Northwind Bank" --email ada@northwind.example --name "Ada Bell" --role admin
  ${CALL} key create --tenant "Northwind Bank" --owner ada@northwind.example --name "Core banking" \\
      --mode live --scopes sessions:read,sessions:write,results:read --allow-ip 203.0.113.0/24 --expires-in-days 365
  ${CALL} credits add --tenant "Northwind Bank" --amount 500 --note "Invoice 2026-117"
  ${CALL} deliveries list --mode live --state failed
  ${CALL} deliveries replay --mode live --since 2026-11-03T08:00:00Z
  ${CALL} check document front.jpg back.jpg --json
  ${CALL} audit verify --json`;

/** What the program can do. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const list = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return [
    "What an operator needs without the dashboard.",
    "",
    `  ${CALL} COMMAND [OPTIONS] [--json]`,
    `  ${CALL} COMMAND --help`,
    "",
    ...list,
    "",
    "The installation is the one that DATABASE_URL and VERIDESK_SECRET name (environment or .env), else the demo in",
    "DATA_DIR (.data). TENANT is an id or a name; it may be left out where there is only one tenant.",
    "Exit codes: 0 done, 1 refused or not possible, 2 the command line cannot be meant.",
    "",
    EXAMPLES,
  ].join("\n");
}

/** One command's options. */
export function usageOf(command: Command): string {
  return `${command.summary}.\n\n  ${CALL} ${command.name} ${command.usage} [--json]`;
}
