import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cardText } from "./card-text";
import { measureDocuments } from "./documents/card";
import { measureFaces } from "./faces";
import type { Part } from "./figure";
import { measureScreening } from "./screening/part";
import { worseThan } from "./worse-than";

/**
 * Measures every kind of check and writes the accuracy card: docs/accuracy.md and docs/accuracy.json, the same bytes
 * each time for the same models. A figure that got worse is told and fails the command; the card is then left as it
 * was (`--accept` writes it all the same). A name measures that part only, compares it and writes nothing.
 */
const PARTS: Record<string, (said: (line: string) => void) => Promise<Part>> = {
  documents: measureDocuments,
  faces: measureFaces,
  screening: measureScreening,
};

const JSON_FILE = "docs/accuracy.json";
const TEXT_FILE = "docs/accuracy.md";

const [only, ...flags] = process.argv.slice(2).filter((word) => word !== "--accept");
const isAccepted = process.argv.includes("--accept");
if (flags.length > 0 || (only && !PARTS[only])) {
  console.error(`Which part? ${Object.keys(PARTS).join(", ")}, or none for all.`);
  process.exit(2);
}
const measured: Record<string, Part> = {};
for (const [name, measure] of Object.entries(PARTS)) {
  if (only && only !== name) continue;
  measured[name] = await measure((line) => process.stderr.write(`${line}\n`));
}
const committed = existsSync(JSON_FILE)
  ? (JSON.parse(readFileSync(JSON_FILE, "utf8")) as Record<string, Part>)
  : {};
const before = Object.fromEntries(Object.entries(committed).filter(([name]) => !only || name === only));
const worse = worseThan(before, measured);
for (const line of worse) console.error(`✗ ${line}`);
if (only) console.log(JSON.stringify(measured, null, 2));
if (worse.length > 0 && !isAccepted) process.exit(1);
if (!only) {
  writeFileSync(JSON_FILE, `${JSON.stringify(measured, null, 2)}\n`);
  writeFileSync(TEXT_FILE, cardText(Object.values(measured)));
  console.log(`${TEXT_FILE} and ${JSON_FILE} written.`);
}
process.exit(0);
