import { type Figure, type Part, rounded, share } from "../figure";
import { type Figures, screeningCard } from "./card";

/** Screening's part of the accuracy card. A second; no database. */
export async function measureScreening(): Promise<Part> {
  const card = screeningCard();
  const figures = [
    ...both("details", "with birth dates and countries", card.details),
    ...both("names", "names alone", card.names),
    ...card.kinds.map(
      ({ kind, isSame, pairs, ours, trigram, peer }): Figure => ({
        id: `screening.${isSame ? "same" : "other"}.${kind.toLowerCase().replace(/[^a-z0-9]+/g, "_")}`,
        label: `${isSame ? "Same person found" : "Somebody else taken for them"}: ${kind}`,
        better: isSame ? "higher" : "lower",
        ...share(ours ?? 0, pairs),
        peers: [
          { name: "pg_trgm", value: rounded((trigram ?? 0) / pairs) },
          ...(peer === null ? [] : [{ name: "logic-v2", value: rounded(peer / pairs) }]),
        ],
      }),
    ),
  ];
  return {
    title: "Screening: names against watchlists",
    about: [
      "Recall: share of pairs of one person that were a hit. Precision: share of hits that were one person. A pair counts as missed when the index would not have found it, or its score stays under the default threshold. Intervals are Clopper–Pearson, 95 %. Kinds are counted with birth dates and countries.",
      card.peerVersion
        ? `Beside it on the same pairs: a plain trigram comparison (pg_trgm's similarity), and nomenklatura ${card.peerVersion}'s logic-v2, whose scores are committed (bench/checks/screening/nomenklatura-scores.py makes them). Each at its own default, and at the threshold that is best for it on this very set, which it could not know.`
        : "nomenklatura is absent: there are no committed scores of these very pairs.",
      "What this does not say: names of a generator, in seven regions. The rules were made looking at other seeds of the same generator, so real lists will do worse. A precision on made-up lookalikes is no rate of false alarms among your customers. Speed among a million names: bench/checks/screening.ts.",
    ],
    data: [
      {
        name: `Labelled pairs of synthetic people (${card.digest})`,
        source: "bench/checks/screening, made when measuring",
        licence: "this project's (Apache-2.0); everybody in it is made up",
        size: `${card.pairs} pairs: 15 kinds of variation, 6 of lookalikes`,
      },
    ],
    figures,
  };
}

/** Recall and precision of ours, with the others' beside. */
function both(id: string, on: string, [ours, ...others]: Figures[]): Figure[] {
  if (!ours) return [];
  const peers = (of: (figures: Figures) => number) =>
    others.map((other) => ({ name: other.matcher, value: rounded(of(other)) }));
  return [
    {
      ...{ id: `screening.${id}.recall`, label: `Recall, ${on} (${ours.matcher} ≥ ${ours.threshold})` },
      better: "higher",
      ...share(ours.found, ours.same),
      peers: peers(({ recall }) => recall),
    },
    {
      ...{ id: `screening.${id}.precision`, label: `Precision, ${on}`, better: "higher" },
      ...share(ours.found, ours.found + ours.wrong),
      peers: peers(({ precision }) => precision),
    },
  ];
}
