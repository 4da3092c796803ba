import { runEngineTask } from "@/lib/checks/engine/host/run-engine-task";
import { ADDRESS_THRESHOLDS, judgeAddress } from "@/lib/checks/rules/address/judge-address";
import { type AddressRecord, measureAddress } from "@/lib/checks/rules/address/measure-address";
import { parseAddress } from "@/lib/checks/rules/address/parse-address";
import { isoDay } from "@/lib/checks/rules/iso-days";
import { thresholdsOf } from "@/lib/checks/thresholds";
import { BATCH, onceOrBatch } from "../batch";
import type { Command } from "../command";
import { readGivenFile } from "../given-file";
import { resultData, resultLines } from "../result-data";
import { UsageError } from "../usage-error";

export const checkAddress: Command = {
  name: "check address",
  summary: "Look for a name, an address and the issue date on a proof of address; needs no database",
  usage:
    'FILE --name "First Last" --address "Street 1, 12345 City" | --batch LIST (FILE, name, address a line)',
  takesName: true,
  options: { ...BATCH, name: { type: "string" }, address: { type: "string" } },
  runOffline: (given) =>
    onceOrBatch(given, async ([file, ...words]) => {
      const [name = given.text("name"), address = given.text("address"), ...more] = words;
      if (!file || more.length > 0) throw new UsageError("check address takes one file");
      if (!name || !address) throw new UsageError("check address needs --name and --address");
      const record = recordOf(name, address);
      const reading = await runEngineTask("address", { file: await readGivenFile(file) });
      const judged = judgeAddress(measureAddress(reading, record), {
        limits: thresholdsOf(ADDRESS_THRESHOLDS, {}),
        today: isoDay(new Date()),
        required: [],
        ...{ record, engine: reading.engine },
      });
      return { data: resultData(judged), lines: resultLines(judged) };
    }),
};

/** The last word is the surname, or what stands before a comma. */
function recordOf(name: string, address: string): AddressRecord {
  const [family, given] = name.split(",").map((part) => part.trim());
  const words = name.trim().split(/\s+/);
  return {
    name: given
      ? { given, family: family ?? null }
      : { given: words.slice(0, -1).join(" ") || null, family: words.at(-1) ?? null },
    address: parseAddress(address),
  };
}
