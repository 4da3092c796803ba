export const KIND_WORDS: Record<string, string> = { individual: "Individual", company: "Company" };

export const SCREENING_WORDS: Record<string, string> = {
  not_screened: "Not screened",
  clear: "No match",
  potential_match: "Possible match",
  confirmed_match: "Confirmed match",
};
