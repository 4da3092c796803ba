/** The two identifiers of a name field (ICAO 9303 part 3, 4.6): `<<` parts them, `<` stands for spaces and hyphens. */
export function mrzNames(field: string): { lastName: string; firstName: string; truncated: boolean } {
  const [primary = "", ...rest] = field.replace(/<+$/, "").split("<<");
  const words = (text: string) => text.split("<").filter(Boolean).join(" ");
  return {
    lastName: words(primary),
    firstName: words(rest.join("<")),
    truncated: !field.endsWith("<"),
  };
}
