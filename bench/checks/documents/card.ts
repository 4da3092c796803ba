import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Figure, type Part, share } from "../figure";
import { countRight, countWrong } from "./count-readings";
import { DISTURBANCE_NAMES } from "./test-pictures";

/** Specimens the card is measured on, and those of them that the peer was given (the first of each disturbance). */
export const SIZE = { clean: 100, disturbed: 40, others: 10, wrong: 100, peerEach: 10, peerWrong: 50 };
/** Those of the requirement; the rest of lib's disturbances are measured too, on fewer. */
const NAMED = ["rotated up to 10°", "mild blur", "glare", "JPEG 60", "uneven light"];

/** The committed counts of the peer, of exactly these specimens, or they do not count. */
const PEER_FILE = join(import.meta.dirname, "passporteye-counts.json");
type Peer = { name: string; specimens: string; right: Record<string, number>; wrongValid: number };

/** What identifies the drawn specimens: the code that draws and disturbs them. */
export function specimensDigest(): string {
  const hash = createHash("sha256");
  const root = join(import.meta.dirname, "../../..");
  for (const file of [
    "e2e/fixtures/specimens/draw-specimen.ts",
    "e2e/fixtures/specimens/disturb.ts",
    "e2e/fixtures/specimens/ocr-b.json",
    "bench/checks/documents/test-pictures.ts",
  ])
    hash.update(readFileSync(join(root, file)));
  return hash.digest("hex").slice(0, 16);
}

/** Documents' part of the accuracy card: the MRZ read on drawn specimens, PassportEye on the same pictures beside it. */
export async function measureDocuments(said: (line: string) => void = () => {}): Promise<Part> {
  const peer = peerCounts();
  const beside = (count: number | undefined, of: number): Pick<Figure, "peers"> =>
    peer && count !== undefined
      ? { peers: [{ name: `${peer.name}, ${of} of them`, value: share(count, of).value }] }
      : {};
  const figures: Figure[] = [];
  const named = { right: 0, of: 0, peer: 0 };
  for (const name of DISTURBANCE_NAMES) {
    const isNamed = NAMED.includes(name);
    const of = name === "clean" ? SIZE.clean : isNamed ? SIZE.disturbed : SIZE.others;
    const right = await countRight(name, of);
    said(`documents: ${name} ${right} of ${of}`);
    if (isNamed) {
      named.right += right;
      named.of += of;
      named.peer += peer?.right[name] ?? 0;
    }
    figures.push({
      ...{ id: `documents.${slug(name)}`, label: `Read whole: ${name}`, better: "higher" },
      ...share(right, of),
      ...beside(peer?.right[name], SIZE.peerEach),
    });
  }
  const wrong = await countWrong(SIZE.wrong);
  said(`documents: wrong digit ${wrong.valid} of ${SIZE.wrong} called valid`);
  figures.push(
    {
      ...{ id: "documents.named", label: `Read whole: ${NAMED.join(", ")} together`, better: "higher" },
      ...share(named.right, named.of),
      ...beside(named.peer, SIZE.peerEach * NAMED.length),
    },
    {
      ...{ id: "documents.wrong_digit_valid", label: "Wrong digit printed, called valid", better: "lower" },
      ...share(wrong.valid, SIZE.wrong),
      ...beside(peer?.wrongValid, SIZE.peerWrong),
    },
    {
      ...{
        id: "documents.wrong_digit_read",
        label: "Wrong digit printed, a zone was read",
        better: "neither",
      },
      ...share(wrong.read, SIZE.wrong),
    },
  );
  return {
    title: "Documents: the machine readable zone",
    about: [
      "Counted as read whole: every character of every line as printed, and every check digit right. TD1, TD2, TD3, MRV-A and MRV-B in turn, three strengths of wavy pattern behind. Intervals are Clopper–Pearson, 95 %. Specimens with a wrong digit printed are spread over all disturbances; a zone called valid among them would be a false clear.",
      peer
        ? `${peer.name} was given the same pictures (the first ${SIZE.peerEach} of each disturbance, the first ${SIZE.peerWrong} with a wrong digit) and is counted right when it calls a zone valid. Its counts are committed, made by bench/checks/documents/passporteye.py: it needs Python and Tesseract, this command does not.`
        : "PassportEye is absent: there are no committed counts of it on these very pictures (bench/checks/documents/passporteye.py makes them).",
      "What this does not say: drawn specimens are kinder than photographs. Real print is worn, laminated, under holograms, and photographed by hand. No photographs of real documents with a licence to give them away were at hand, so none can be measured by this command.",
    ],
    data: [
      {
        name: `Drawn specimens of documents that do not exist (drawing ${specimensDigest()})`,
        source: "e2e/fixtures/specimens, drawn when measuring; needs no fonts",
        licence: "this project's (Apache-2.0)",
        size: `${figures.reduce((sum, { id, of = 0 }) => sum + (/named|_read$/.test(id) ? 0 : of), 0)} pictures`,
      },
    ],
    figures,
  };
}

const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/_$/, "");

function peerCounts(): Peer | null {
  try {
    const stored = JSON.parse(readFileSync(PEER_FILE, "utf8")) as Peer;
    return stored.specimens === specimensDigest() ? stored : null;
  } catch {
    return null;
  }
}
