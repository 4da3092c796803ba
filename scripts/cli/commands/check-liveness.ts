import { runEngineTask } from "@/lib/checks/engine/host/run-engine-task";
import { isLivenessAction, LIVENESS_ACTIONS } from "@/lib/checks/liveness-actions";
import { judgeLivenessCheck } from "@/lib/checks/rules/face/judge-liveness-check";
import { LIVENESS_THRESHOLDS } from "@/lib/checks/rules/face/liveness-rules";
import { thresholdsOf } from "@/lib/checks/thresholds";
import { BATCH, onceOrBatch } from "../batch";
import type { Command } from "../command";
import { readGivenFile } from "../given-file";
import { resultData, resultLines } from "../result-data";
import { UsageError } from "../usage-error";

/** Between frames given as files: they carry no time. */
const FRAME_MS = 500;

export const checkLiveness: Command = {
  name: "check liveness",
  summary: "Judge frames of a liveness challenge, in the order they were taken; needs no database",
  usage: `FRAME… --actions ACTION,… [--document FILE] [--selfie FILE] | --batch LIST --actions …
  Actions: ${LIVENESS_ACTIONS.join(", ")} (the person's own left and right).
  A line of LIST may begin with its own actions=ACTION,…`,
  takesName: true,
  options: {
    ...BATCH,
    actions: { type: "string", multiple: true },
    document: { type: "string" },
    selfie: { type: "string" },
  },
  runOffline: (given) =>
    onceOrBatch(given, async (words) => {
      const own = words.find((word) => word.startsWith("actions="));
      const actions = own ? own.slice("actions=".length).split(",") : given.list("actions");
      const unknown = actions.find((action) => !isLivenessAction(action));
      if (unknown !== undefined) throw new UsageError(`There is no action "${unknown}"`);
      const frames = words.filter((word) => word !== own && word !== "");
      if (frames.length === 0) throw new UsageError("Which frames?");
      const [document, selfie] = [given.text("document"), given.text("selfie")];
      const measured = await runEngineTask("judgeLiveness", {
        document: document ? await readGivenFile(document) : null,
        selfie: selfie ? await readGivenFile(selfie) : null,
        frames: await Promise.all(
          frames.map(async (name, i) => ({
            bytes: await readGivenFile(name),
            ...{ action: null, takenMs: i * FRAME_MS },
          })),
        ),
      });
      const judged = judgeLivenessCheck(measured, actions.length > 0 ? actions : null, {
        limits: thresholdsOf(LIVENESS_THRESHOLDS, {}),
        required: [],
      });
      return { data: resultData(judged), lines: resultLines(judged) };
    }),
};
