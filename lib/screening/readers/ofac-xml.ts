import { listedCountries } from "./listed-country";
import { listedDates } from "./listed-dates";
import { entryItem, genderOf, joined, named, type Reader, type ReadItem, wrongFile } from "./reader";
import { along, textOf, type XmlNode, xmlNodes } from "./xml-nodes";

/** OFAC, `sdn.xml` (root sdnList; its Record_Count tells whether the file is whole). */
export const ofacXml: Reader = {
  format: "ofac-xml",
  version: 1,
  title: "OFAC sdn.xml",
  async *read([file]) {
    if (!file) throw wrongFile("there is none.");
    let promised = 0;
    let entries = 0;
    const wanted = new Set(["publshInformation", "sdnEntry"]);
    for await (const node of xmlNodes(file, wanted, ["sdnList"])) {
      if (node.name === "publshInformation") {
        promised = Number(textOf(node, "Record_Count")) || 0;
        yield { is: "published", at: textOf(node, "Publish_Date") };
      } else if (node.name === "sdnEntry") {
        entries += 1;
        yield entryOf(node);
      }
    }
    if (entries === 0) throw wrongFile("it lists nobody.");
    if (entries < promised) throw wrongFile(`it says ${promised} records and has ${entries}.`);
  },
};

function entryOf(node: XmlNode): ReadItem {
  const type = textOf(node, "sdnType").toLowerCase();
  if (type === "vessel" || type === "aircraft") return { is: "skipped" };
  const name = (of: XmlNode) => joined(textOf(of, "firstName"), textOf(of, "lastName"));
  const countries = [
    ...along(node, "nationalityList", "nationality").map((n) => textOf(n, "country")),
    ...along(node, "citizenshipList", "citizenship").map((n) => textOf(n, "country")),
    ...along(node, "addressList", "address").map((n) => textOf(n, "country")),
    ...along(node, "placeOfBirthList", "placeOfBirthItem").map(
      (n) => textOf(n, "placeOfBirth").split(",").at(-1) ?? "",
    ),
  ];
  const gender = along(node, "idList", "id").find((n) => textOf(n, "idType") === "Gender");
  return entryItem(textOf(node, "uid"), {
    kind: type === "individual" ? "person" : "organization",
    names: [
      named(name(node)),
      ...along(node, "akaList", "aka").map((aka) => {
        const isFormer = /^[fn]\.k\.a/.test(textOf(aka, "type"));
        return named(
          name(aka),
          textOf(aka, "category") === "weak" ? "weak" : isFormer ? "previous" : "alias",
        );
      }),
    ],
    birthDates: along(node, "dateOfBirthList", "dateOfBirthItem").flatMap((n) =>
      listedDates(textOf(n, "dateOfBirth")),
    ),
    countries: countries.flatMap(listedCountries),
    gender: genderOf(gender && textOf(gender, "idNumber")),
    topics: ["sanction"],
    programs: along(node, "programList", "program").map((n) => n.text.trim()),
    position: textOf(node, "title"),
  });
}
