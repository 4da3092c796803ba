import type { QualityWarning } from "@/lib/media/quality-warnings";
import type { AllTexts } from "../texts/use-all-texts";

/** What to say about a hint before the picture is sent. */
export const qualitySentence = (warning: QualityWarning, t: AllTexts): string =>
  warning === "off_centre" ? t.warn_off_centre : t[`again_${warning}`];
