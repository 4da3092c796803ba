import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { fullName, makePerson } from "./make-people";
import { Random } from "./random";

const HEADER =
  "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,first_seen,last_seen,last_change\n";
/** Share of people whose name is listed in their own script too. */
const SCRIPTED = 0.25;

/**
 * Writes a synthetic watchlist (OpenSanctions' simple CSV) of so many names, the same every time; everybody on it is
 * made up. Returns how many people the names belong to.
 */
export async function writeList(path: string, names: number, seed = 7): Promise<number> {
  const random = new Random(seed);
  const file = createWriteStream(path);
  file.write(HEADER);
  let people = 0;
  for (let written = 0; written < names; people += 1) {
    const person = makePerson(random);
    const alias = person.original !== null && random.chance(SCRIPTED * 2) ? person.original : "";
    const born = random.chance(0.3) ? "" : person.birthDate;
    const country = random.chance(0.2) ? "" : person.country.toLowerCase();
    written += alias ? 2 : 1;
    const row = `syn-${people},Person,"${fullName(person)}","${alias}",${born},${country},,,SYNTHETIC,,,SYN,Synthetic,,,\n`;
    if (!file.write(row)) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
  return people;
}
