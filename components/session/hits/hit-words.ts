/** What besides the name speaks for a hit, from strongest to weakest. */
export const EVIDENCE_WORDS: Record<string, string> = {
  birth_date_and_country_agree: "Birth date and country agree",
  birth_date_agrees: "Birth date agrees",
  country_agrees: "Country agrees",
  mixed: "Some details agree, some do not",
  nothing_else_known: "Nothing but the name is known",
  disagrees: "Details disagree",
};

const TOPIC_WORDS: Record<string, string> = {
  sanction: "sanctioned",
  "role.pep": "politically exposed",
  "role.rca": "close to a politically exposed person",
  crime: "linked to crime",
  wanted: "wanted",
};

export const topicWord = (topic: string): string => TOPIC_WORDS[topic] ?? topic;
