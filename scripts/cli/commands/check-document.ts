import type { MrzReading } from "@/lib/checks/engine/document/document-reading";
import { runEngineTask } from "@/lib/checks/engine/host/run-engine-task";
import { DOCUMENT_THRESHOLDS, documentOptions } from "@/lib/checks/rules/document/document-facts";
import { judgeDocument } from "@/lib/checks/rules/document/judge-document";
import { isoDay } from "@/lib/checks/rules/iso-days";
import { thresholdsOf } from "@/lib/checks/thresholds";
import { BATCH, onceOrBatch } from "../batch";
import type { Command } from "../command";
import { readGivenFile } from "../given-file";
import { resultData, resultLines } from "../result-data";
import { UsageError } from "../usage-error";

export const checkDocument: Command = {
  name: "check document",
  summary: "Read and judge a document by pictures of its front and back; needs no database",
  usage: "FRONT [BACK] | --batch LIST",
  takesName: true,
  options: BATCH,
  runOffline: (given) =>
    onceOrBatch(given, async ([front, back, ...more]) => {
      if (!front || more.length > 0) throw new UsageError("check document takes one or two files");
      const files = {
        front: await readGivenFile(front),
        ...(back ? { back: await readGivenFile(back) } : {}),
      };
      const now = new Date();
      const reading = await runEngineTask("document", { ...files, now });
      const portrait = await runEngineTask("findPortrait", { document: files.front });
      const judged = judgeDocument(
        {
          ...{ reading, portrait, record: null, options: documentOptions({}), today: isoDay(now) },
          limits: thresholdsOf(DOCUMENT_THRESHOLDS, {}),
        },
        [],
      );
      const extracted = judged.extractedData ?? {};
      return {
        data: {
          mrz: reading.mrz && mrzData(reading.mrz),
          extracted_data: extracted,
          ...resultData({
            ...judged,
            details: { ...judged.details, mrz: reading.mrz && mrzData(reading.mrz) },
          }),
          timings: reading.timings,
        },
        lines: [
          ...(reading.mrz ? mrzLines(reading.mrz) : ["No machine readable zone was found."]),
          ...Object.entries(extracted).map(
            ([name, value]) => `  ${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
          ),
          ...resultLines(judged),
        ],
      };
    }),
};

function mrzData({ format, lines, valid, corrections, checkDigits, faults, confidence }: MrzReading) {
  return { format, lines, valid, corrections, check_digits: checkDigits, faults, confidence };
}

function mrzLines({ format, lines, valid, checkDigits, corrections }: MrzReading): string[] {
  const wrong = checkDigits.filter((digit) => !digit.valid).map(({ field }) => field.replaceAll("_", " "));
  const state = valid ? "every check digit right" : `wrong: ${wrong.join(", ") || "structure"}`;
  return [
    `${format}, ${state}${corrections.length > 0 ? `, ${corrections.length} characters in doubt settled` : ""}`,
    ...lines.map((line) => `  ${line}`),
  ];
}
