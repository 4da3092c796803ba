// ISO 3166-1 alpha-2, in one string: it costs 500 bytes.
const CODES =
  "ADAEAFAGAIALAMAOARATAUAWAZBABBBDBEBFBGBHBIBJBMBNBOBRBSBTBWBYBZCACDCFCGCHCICKCLCMCNCOCRCUCVCYCZDEDJDKDMDODZECEEEGERESETFIFJFMFRGAGBGDGEGHGIGMGNGQGRGTGWGYHKHNHRHTHUIDIEILINIQIRISITJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMGMHMKMLMMMNMOMRMSMTMUMVMWMXMYMZNANENGNINLNONPNRNZOMPAPEPGPHPKPLPSPTPWPYQARORSRURWSASBSCSDSESGSISKSLSMSNSOSRSSSTSVSYSZTCTDTGTHTJTLTMTNTOTRTTTVTWTZUAUGUSUYUZVAVCVEVGVNVUWSXKYEZAZMZW";

/** Countries that issue documents, by their name in a language, in its order. */
export function countriesIn(language: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "code" });
  const all = (CODES.match(/../g) ?? []).map((code) => ({ code, name: names.of(code) ?? code }));
  return all.sort((a, b) => a.name.localeCompare(b.name, language));
}

/** The country the browser's languages speak of, if they do: a first guess, never more. */
export function likelyCountry(tags: readonly string[]): string | null {
  for (const tag of tags) {
    const region = /-([A-Z]{2})\b/.exec(tag)?.[1];
    if (region && CODES.match(/../g)?.includes(region)) return region;
  }
  return null;
}
