import { fullName, makePerson, type Person } from "./make-people";
import { Random } from "./random";
import { LOOKALIKES, VARIATIONS } from "./variations";

export type Side = { name: string; birthDate: string | null; country: string | null };
/** Two records, and whether they are the same person. */
export type LabelledPair = { kind: string; isSame: boolean; given: Side; listed: Side };

const PER_VARIATION = 100;
const PER_LOOKALIKE = 250;
const SEED = 11_202_025;
/** Details that a list or a form leaves out. */
const NO_BIRTH_DATE = 0.3;
const NO_COUNTRY = 0.3;
const YEAR_ONLY = 0.2;

/**
 * The labelled set, the same every time (thresholds and rules were made with other seeds): 100 pairs of each way a name varies (15 × 100, same person) and 250 of each
 * kind of lookalike (6 × 250, different people). Everybody in it is made up.
 */
export function labelledPairs(): LabelledPair[] {
  const random = new Random(SEED);
  const pairs: LabelledPair[] = [];
  for (const [kind, vary] of Object.entries(VARIATIONS)) {
    for (let made = 0; made < PER_VARIATION; ) {
      const person = makePerson(random, undefined, true);
      const name = vary(person, random);
      if (name === null) continue;
      made += 1;
      // Either side may be the list's.
      const sides = [sideOf(person, fullName(person), random), sideOf(person, name, random)] as const;
      const [given, listed] = random.chance(0.5) ? sides : [sides[1], sides[0]];
      pairs.push({ kind, isSame: true, given, listed });
    }
  }
  for (const [kind, resemble] of Object.entries(LOOKALIKES)) {
    for (let made = 0; made < PER_LOOKALIKE; ) {
      const person = makePerson(random, undefined, true);
      const other = makePerson(random, person.region, true);
      const like = resemble(person, other, random);
      if (like === null || like.name === (like.isOlder ? "" : fullName(person))) continue;
      made += 1;
      const birthDate = like.isOlder ? olderBy(person.birthDate, 22 + random.below(15)) : other.birthDate;
      const listed = {
        ...sideOf({ ...other, birthDate }, like.name, random),
        ...(like.isOlder ? { birthDate } : {}),
      };
      const given = sideOf(person, fullName(person), random);
      pairs.push({ kind, isSame: false, given: { ...given, birthDate: person.birthDate }, listed });
    }
  }
  return pairs;
}

const olderBy = (birthDate: string, years: number) =>
  `${Number(birthDate.slice(0, 4)) - years}${birthDate.slice(4)}`;

function sideOf(person: Person, name: string, random: Random): Side {
  const day = random.chance(YEAR_ONLY) ? person.birthDate.slice(0, 4) : person.birthDate;
  return {
    name,
    birthDate: random.chance(NO_BIRTH_DATE) ? null : day,
    country: random.chance(NO_COUNTRY) ? null : person.country,
  };
}
