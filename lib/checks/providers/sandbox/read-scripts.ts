import type { CheckInput, RecaptureReason } from "../../provider";
import { type CaptureStep, CHECKS } from "../../registry";
import { readTestScript, type ScriptedCheck } from "./test-script";

/** Content type under which a script is stored. */
export const SCRIPT_TYPE = "text/yaml";

/** What the scripts handed in say about this check; null: there is none. */
export async function readScripts({ captures, checkType, openMedia }: CheckInput): Promise<{
  check: ScriptedCheck;
  poor: { step: CaptureStep; reason: RecaptureReason }[];
} | null> {
  const steps: readonly CaptureStep[] = CHECKS[checkType].steps;
  let check: ScriptedCheck = {};
  let isScripted = false;
  const poor: { step: CaptureStep; reason: RecaptureReason }[] = [];
  for (const capture of captures) {
    if (capture.contentType !== SCRIPT_TYPE || !capture.mediaId) continue;
    const bytes = await openMedia(capture.mediaId);
    const read = bytes && readTestScript(bytes);
    if (!read || !("script" in read)) continue;
    isScripted = true;
    check = { ...check, ...read.script.checks?.[checkType] };
    const reason = read.script.recapture;
    if (reason && steps.includes(capture.step)) poor.push({ step: capture.step, reason });
  }
  return isScripted ? { check, poor } : null;
}
