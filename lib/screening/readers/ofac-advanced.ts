import { listedCountries } from "./listed-country";
import { dated } from "./listed-dates";
import { entryItem, genderOf, joined, named, type Reader, type ReadItem, wrongFile } from "./reader";
import { all, along, textOf, type XmlNode, xmlNodes } from "./xml-nodes";

const REFERENCES = [
  ...["FeatureType", "PartySubType", "PartyType", "DetailReference", "AliasType", "NamePartType"],
  ...["Country", "AreaCode", "Location", "DateOfIssue"],
];
const WANTED = new Set([...REFERENCES, "DistinctParty"]);

type Reference = Record<string, Map<string, string>>;
const SHIPS = /vessel|aircraft/i;
/** Order of the parts of a name in reading order. */
const PARTS = ["first name", "patronymic", "middle name", "matronymic", "last name", "maiden name"];

/** OFAC, `sdn_advanced.xml` (the advanced sanctions list standard: reference values, locations, distinct parties). */
export const ofacAdvanced: Reader = {
  format: "ofac-advanced",
  version: 1,
  title: "OFAC sdn_advanced.xml",
  async *read([file]) {
    if (!file) throw wrongFile("there is none.");
    const known: Reference = Object.fromEntries(REFERENCES.map((name) => [name, new Map<string, string>()]));
    let parties = 0;
    for await (const node of xmlNodes(file, WANTED, ["Sanctions", "SanctionsData"])) {
      if (node.name === "DateOfIssue") {
        const [at] = dated(textOf(node, "Year"), textOf(node, "Month"), textOf(node, "Day"));
        if (at) yield { is: "published", at };
      } else if (node.name === "DistinctParty") {
        parties += 1;
        yield partyOf(node, known);
      } else if (node.name !== "root") note(node, known);
    }
    if (parties === 0) throw wrongFile("it lists nobody.");
  },
};

function note(node: XmlNode, known: Reference): void {
  const id = node.attributes.ID ?? "";
  const put = (value: string | undefined) => known[node.name]?.set(id, value ?? "");
  if (node.name === "Country") put(node.attributes.ISO2 || node.text.trim());
  else if (node.name === "AreaCode")
    put(known.Country?.get(node.attributes.CountryID ?? "") || node.text.trim());
  else if (node.name === "PartySubType")
    put(joined(node.text, known.PartyType?.get(node.attributes.PartyTypeID ?? "")));
  else if (node.name === "Location") {
    const country = all(node, "LocationCountry")[0]?.attributes.CountryID;
    const area = all(node, "LocationAreaCode")[0]?.attributes.AreaCodeID;
    put(known.Country?.get(country ?? "") || known.AreaCode?.get(area ?? ""));
  } else put(node.text.trim());
}

function partyOf(party: XmlNode, known: Reference): ReadItem {
  const profile = all(party, "Profile")[0];
  const type = known.PartySubType?.get(profile?.attributes.PartySubTypeID ?? "") ?? "";
  if (!profile) return { is: "broken", problem: "no profile" };
  if (SHIPS.test(type)) return { is: "skipped" };
  const features = [...all(profile, "Feature"), ...all(party, "Feature")].map((feature) => ({
    type: (known.FeatureType?.get(feature.attributes.FeatureTypeID ?? "") ?? "").toLowerCase(),
    versions: all(feature, "FeatureVersion"),
  }));
  const of = (pattern: RegExp) => features.filter((f) => pattern.test(f.type)).flatMap((f) => f.versions);
  const gender = of(/^gender/).flatMap((v) =>
    all(v, "VersionDetail").map(
      (d) => known.DetailReference?.get(d.attributes.DetailReferenceID ?? "") ?? d.text,
    ),
  );
  return entryItem(party.attributes.FixedRef, {
    kind: /individual/i.test(type) ? "person" : "organization",
    names: all(profile, "Identity").flatMap((identity) => namesOf(identity, known)),
    birthDates: of(/birthdate|date of birth/).flatMap((version) =>
      along(version, "DatePeriod", "Start", "From").flatMap((from) => {
        const [start, end] = [from, along(version, "DatePeriod", "End", "To")[0]];
        const isSpan = end && textOf(end, "Year") !== textOf(start, "Year");
        return isSpan
          ? [textOf(start, "Year"), textOf(end, "Year")]
          : dated(
              textOf(start, "Year"),
              isWholeYear(version) ? "" : textOf(start, "Month"),
              textOf(start, "Day"),
            );
      }),
    ),
    countries: of(/nationality|citizenship|place of birth|^location/)
      .flatMap((version) => all(version, "VersionLocation"))
      .flatMap((place) => listedCountries(known.Location?.get(place.attributes.LocationID ?? ""))),
    gender: genderOf(gender[0]),
    topics: ["sanction"],
    position: of(/^title/).flatMap((v) => all(v, "VersionDetail").map((d) => d.text.trim()))[0] ?? null,
  });
}

/** 1 January to 31 December is how the format says "in that year". */
function isWholeYear(version: XmlNode): boolean {
  const end = along(version, "DatePeriod", "End", "To")[0];
  const start = along(version, "DatePeriod", "Start", "From")[0];
  return textOf(start, "Month") === "1" && textOf(start, "Day") === "1" && textOf(end, "Month") === "12";
}

function namesOf(identity: XmlNode, known: Reference) {
  const groups = new Map(
    along(identity, "NamePartGroups", "MasterNamePartGroup", "NamePartGroup").map((group) => [
      group.attributes.ID ?? "",
      (known.NamePartType?.get(group.attributes.NamePartTypeID ?? "") ?? "").toLowerCase(),
    ]),
  );
  return all(identity, "Alias").flatMap((alias) => {
    const type = known.AliasType?.get(alias.attributes.AliasTypeID ?? "") ?? "";
    const isWeak = alias.attributes.LowQuality === "true";
    const kind = alias.attributes.Primary === "true" ? "primary" : /^f/i.test(type) ? "previous" : "alias";
    return all(alias, "DocumentedName").map((documented) => {
      const parts = along(documented, "DocumentedNamePart", "NamePartValue").map((part) => ({
        text: part.text.trim(),
        place: PARTS.indexOf(groups.get(part.attributes.NamePartGroupID ?? "") ?? ""),
      }));
      parts.sort((a, b) => a.place - b.place);
      return named(joined(...parts.map((part) => part.text)), isWeak ? "weak" : kind);
    });
  });
}
