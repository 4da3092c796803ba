import { invalid } from "../../errors";
import { allReasons, REASON_LANGUAGES, reasonLanguage } from "../../texts/failure-reasons";
import { failureReasons } from "../contracts/account";
import type { Endpoint } from "../endpoint";

export const listFailureReasonsEndpoint: Endpoint = {
  method: "GET",
  path: "/verification/failure-reasons",
  summary: "What each failure reason says to people",
  scope: null,
  query: { language: `${REASON_LANGUAGES.join(", ")} (en)` },
  success: { status: 200, schema: failureReasons },
  async run(_ctx, { query }) {
    const language = reasonLanguage(query.language || "en");
    if (!language) throw invalid({ language: [`Must be one of: ${REASON_LANGUAGES.join(", ")}.`] });
    return { status: 200, body: { language, results: allReasons(language) } };
  },
};
