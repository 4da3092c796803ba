const INITIAL = "(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?";
const FINAL =
  "(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|ve|vn|[aeiouv])";
const SYLLABLES = new RegExp(`^(?:${INITIAL}${FINAL}){1,2}$`);

/** Whether a word could be one or two syllables of Hanyu Pinyin: there, another vowel is another name. */
export const isPinyin = (word: string): boolean => word.length <= 12 && SYLLABLES.test(word);
