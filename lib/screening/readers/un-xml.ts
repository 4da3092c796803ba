import { listedCountries } from "./listed-country";
import { dated, listedDates, yearsBetween } from "./listed-dates";
import { entryItem, genderOf, joined, named, type Reader, type ReadItem, wrongFile } from "./reader";
import { all, along, textOf, type XmlNode, xmlNodes } from "./xml-nodes";

/** United Nations Security Council, `consolidated.xml` (root CONSOLIDATED_LIST). */
export const unXml: Reader = {
  format: "un-xml",
  version: 1,
  title: "UN Security Council consolidated.xml",
  async *read([file]) {
    if (!file) throw wrongFile("there is none.");
    let entries = 0;
    for await (const node of xmlNodes(file, new Set(["INDIVIDUAL", "ENTITY"]), ["CONSOLIDATED_LIST"])) {
      if (node.name === "root") yield { is: "published", at: node.attributes.dateGenerated ?? "" };
      else {
        entries += 1;
        yield entryOf(node);
      }
    }
    if (entries === 0) throw wrongFile("it lists nobody.");
  },
};

function entryOf(node: XmlNode): ReadItem {
  const isPerson = node.name === "INDIVIDUAL";
  const kind = isPerson ? "INDIVIDUAL" : "ENTITY";
  const whole = joined(
    ...["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"].map((n) => textOf(node, n)),
  );
  const countries = [
    ...along(node, "NATIONALITY", "VALUE").map((value) => value.text),
    ...all(node, `${kind}_ADDRESS`).map((address) => textOf(address, "COUNTRY")),
    ...all(node, "INDIVIDUAL_PLACE_OF_BIRTH").map((place) => textOf(place, "COUNTRY")),
  ];
  return entryItem(textOf(node, "DATAID") || textOf(node, "REFERENCE_NUMBER"), {
    kind: isPerson ? "person" : "organization",
    names: [
      named(whole),
      named(textOf(node, "NAME_ORIGINAL_SCRIPT"), "alias"),
      ...all(node, `${kind}_ALIAS`).map((alias) => {
        const quality = textOf(alias, "QUALITY").toLowerCase();
        const isFormer = quality.startsWith("f.k.a");
        return named(
          textOf(alias, "ALIAS_NAME"),
          quality === "low" ? "weak" : isFormer ? "previous" : "alias",
        );
      }),
    ],
    birthDates: all(node, "INDIVIDUAL_DATE_OF_BIRTH").flatMap(birthDates),
    countries: countries.flatMap(listedCountries),
    gender: genderOf(textOf(node, "GENDER")),
    topics: ["sanction"],
    programs: [textOf(node, "UN_LIST_TYPE")],
    position:
      along(node, "DESIGNATION", "VALUE")
        .map((value) => value.text.trim())
        .join("; ") || null,
  });
}

function birthDates(node: XmlNode): string[] {
  const [from, to] = [Number(textOf(node, "FROM_YEAR")), Number(textOf(node, "TO_YEAR"))];
  if (from && to) return yearsBetween(from, to);
  const day = listedDates(textOf(node, "DATE"));
  return day.length > 0 ? day : dated(textOf(node, "YEAR"));
}
