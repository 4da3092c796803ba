import type { DemoJson } from "./demo-files";

const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const bold = (text: string) => (colours ? `\u001b[1m${text}\u001b[0m` : text);
const faint = (text: string) => (colours ? `\u001b[2m${text}\u001b[0m` : text);
const green = (text: string) => (colours ? `\u001b[32m${text}\u001b[0m` : text);

/** One line of progress while starting. */
export function step(text: string): void {
  console.log(`  ${faint("·")} ${text}`);
}

/** A line about something that went wrong while running. */
export function notice(text: string): void {
  console.log(`  ${bold("!")} ${text}`);
}

/** Where to go, once everything runs. */
export function welcome(demo: DemoJson, about: { seconds: number; dataDir: string; first: boolean }): void {
  const base = demo.base_url;
  const width = Math.max(...demo.users.map((user) => user.role.length), 13);
  const row = (name: string, value: string) => console.log(`  ${faint(name.padEnd(width))}  ${value}`);
  console.log(
    `\n${green("✓")} ${bold("Veridesk is running")} ${faint(`(ready in ${about.seconds.toFixed(1)} s)`)}\n`,
  );
  row("Dashboard", bold(`${base}/`));
  row("API docs", `${base}/docs/`);
  row("Mailbox", `${demo.mailbox_url}/`);
  row("Webhook sink", `${demo.webhook_sink_url}/`);
  console.log(`\n  ${bold("Sign in")} ${faint("as")}`);
  for (const user of demo.users) row(user.role, `${user.email}  ${faint("·")}  ${user.password}`);
  console.log(`\n  ${bold("First call")} ${faint("(test mode: nobody real, no credits)")}\n`);
  console.log(firstCall(base, demo.test_api_key));
  const kept = about.first ? "kept there" : "kept from last time";
  console.log(
    `  ${faint(`Data is ${kept}: ${about.dataDir} (demo.json for scripts, logs/). Ctrl-C stops.`)}\n`,
  );
}

/** Makes a person and sends them a link; to be pasted into a shell as it is. */
function firstCall(base: string, key: string): string {
  const headers = '-H "Authorization: Bearer $KEY" -H "Content-Type: application/json"';
  return `  KEY=${key}
  PERSON=$(curl -s ${base}/api/v2/entities/ ${headers} \\
    -d '{"entity_type": "individual", "first_name": "Ada", "last_name": "Lovelace"}' |
    grep -o '"id":"[^"]*' | head -1 | cut -d'"' -f4)
  curl -s ${base}/api/v2/verification/sessions/ ${headers} \\
    -d '{"entity_id": "'$PERSON'", "email": "ada@example.com", "verification_profile": "standard"}'
`;
}
