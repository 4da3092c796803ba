import { runEngineTask } from "@/lib/checks/engine/host/run-engine-task";
import { FACE_THRESHOLDS } from "@/lib/checks/rules/face/face-rules";
import { judgeFaces } from "@/lib/checks/rules/face/judge-faces";
import { thresholdsOf } from "@/lib/checks/thresholds";
import { BATCH, onceOrBatch } from "../batch";
import type { Command } from "../command";
import { readGivenFile } from "../given-file";
import { resultData, resultLines } from "../result-data";
import { UsageError } from "../usage-error";

export const checkFaces: Command = {
  name: "check faces",
  summary: "Compare the face on a document (first) with a selfie (second); needs no database",
  usage: "A B | --batch LIST",
  takesName: true,
  options: BATCH,
  runOffline: (given) =>
    onceOrBatch(given, async ([document, selfie, ...more]) => {
      if (!document || !selfie || more.length > 0) throw new UsageError("check faces takes two files");
      const measured = await runEngineTask("compareFaces", {
        document: await readGivenFile(document),
        selfie: await readGivenFile(selfie),
      });
      const judged = judgeFaces(measured, { limits: thresholdsOf(FACE_THRESHOLDS, {}), required: [] });
      const { distance, similarity, threshold, match, ...rest } = resultData(judged);
      const faces = { document: measured.document, selfie: measured.selfie };
      const same = { same_picture: measured.samePicture };
      return {
        data: { distance, similarity, threshold, match, faces, ...same, ...rest },
        lines: [
          distance === null
            ? "No comparison: a picture shows no face."
            : `Distance ${distance} (threshold ${threshold}), similarity ${similarity}: ${match ? "one person" : "no match"}.`,
          ...resultLines(judged),
        ],
      };
    }),
};
