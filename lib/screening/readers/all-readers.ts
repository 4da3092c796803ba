import { euCsv } from "./eu-csv";
import { euXml } from "./eu-xml";
import { ftmJson } from "./ftm-json";
import { ofacAdvanced } from "./ofac-advanced";
import { ofacCsv } from "./ofac-csv";
import { ofacXml } from "./ofac-xml";
import { opensanctionsCsv } from "./opensanctions-csv";
import type { Reader } from "./reader";
import { ukCsv } from "./uk-csv";
import { unXml } from "./un-xml";

/** Every format a watchlist is imported from. */
export const READERS: readonly Reader[] = [
  opensanctionsCsv,
  ftmJson,
  ofacCsv,
  ofacXml,
  ofacAdvanced,
  unXml,
  euXml,
  euCsv,
  ukCsv,
];
