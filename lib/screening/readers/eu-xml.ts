import { listedCountries } from "./listed-country";
import { dated, listedDates } from "./listed-dates";
import { entryItem, genderOf, joined, named, type Reader, type ReadItem, wrongFile } from "./reader";
import { all, type XmlNode, xmlNodes } from "./xml-nodes";

/** European Union, consolidated financial sanctions list, XML 1.1 (root export, elements sanctionEntity). */
export const euXml: Reader = {
  format: "eu-xml",
  version: 1,
  title: "EU consolidated financial sanctions list, XML 1.1",
  async *read([file]) {
    if (!file) throw wrongFile("there is none.");
    let entries = 0;
    for await (const node of xmlNodes(file, new Set(["sanctionEntity"]), ["export"])) {
      if (node.name === "root") yield { is: "published", at: node.attributes.generationDate ?? "" };
      else {
        entries += 1;
        yield entryOf(node);
      }
    }
    if (entries === 0) throw wrongFile("it lists nobody.");
  },
};

function entryOf(node: XmlNode): ReadItem {
  const [subject] = all(node, "subjectType");
  const isPerson = subject?.attributes.classificationCode === "P" || subject?.attributes.code === "person";
  const aliases = all(node, "nameAlias").map((alias) => alias.attributes);
  const countries = [...all(node, "citizenship"), ...all(node, "birthdate"), ...all(node, "address")];
  return entryItem(node.attributes.logicalId || node.attributes.euReferenceNumber, {
    kind: isPerson ? "person" : "organization",
    names: aliases.map((alias, i) =>
      named(
        alias.wholeName || joined(alias.firstName, alias.middleName, alias.lastName),
        alias.strong === "false" ? "weak" : i === 0 ? "primary" : "alias",
      ),
    ),
    birthDates: all(node, "birthdate").flatMap(({ attributes }) => {
      const day = listedDates(attributes.birthdate);
      return day.length > 0 ? day : dated(attributes.year, attributes.monthOfYear, attributes.dayOfMonth);
    }),
    countries: countries.flatMap(({ attributes }) => listedCountries(attributes.countryIso2Code)),
    gender: genderOf(aliases.find((alias) => alias.gender)?.gender),
    topics: ["sanction"],
    programs: all(node, "regulation").map(({ attributes }) => attributes.programme ?? ""),
    position: aliases.find((alias) => alias.function)?.function ?? null,
  });
}
