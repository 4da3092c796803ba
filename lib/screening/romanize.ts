import anyAscii from "any-ascii";

/** A word in Latin letters, and whether its script leaves vowels out. */
export type RomanWord = { text: string; isBare: boolean };

// Arabic and Persian as names are written in Latin lists (ISO 233 without its marks). Waw and ya: below.
const ARABIC: Record<string, string> = {
  ...{ ا: "a", أ: "a", إ: "i", آ: "a", ٱ: "a", ب: "b", ت: "t", ث: "th", ج: "j", ح: "h", خ: "kh", د: "d" },
  ...{ ذ: "dh", ر: "r", ز: "z", س: "s", ش: "sh", ص: "s", ض: "d", ط: "t", ظ: "z", ع: "a", غ: "gh", ف: "f" },
  ...{ ق: "q", ك: "k", ک: "k", ل: "l", م: "m", ن: "n", ه: "h", ى: "a", ة: "a", ء: "", ئ: "", ؤ: "u" },
  ...{ پ: "p", چ: "ch", ژ: "zh", گ: "g", ڤ: "v" },
};
const SEMIVOWELS: Record<string, [consonant: string, vowel: string]> = {
  و: ["w", "u"],
  ي: ["y", "i"],
  ی: ["y", "i"],
};
/** One character for the one word whose spelling says little of its sound. */
const ALLAH = "ﷲ";
const ALEF = /[اأآ]/;

// Two-character surnames; all others have one.
const LONG_SURNAMES = new Set(
  "欧阳 歐陽 太史 端木 上官 司马 司馬 东方 東方 独孤 獨孤 南宫 南宮 万俟 萬俟 闻人 聞人 夏侯 诸葛 諸葛 尉迟 尉遲 公羊 赫连 赫連 澹台 澹臺 皇甫 宗政 濮阳 濮陽 公冶 太叔 申屠 公孙 公孫 慕容 仲孙 仲孫 钟离 鍾離 长孙 長孫 宇文 司徒 鲜于 鮮于 司空 令狐".split(
    " ",
  ),
);

/**
 * A name's words in lower-case Latin letters and digits. Arabic and Hebrew words keep only the vowels that are
 * written; a Han or Hangul name without spaces is taken for family name and given name. Everything else is
 * transliterated letter by letter (any-ascii), Latin letters lose their marks.
 */
export function romanWords(name: string): RomanWord[] {
  const words: RomanWord[] = [];
  for (const piece of piecesOf(name)) {
    if (piece === "") continue;
    let roman = known.get(piece);
    if (!roman) {
      roman = romanPiece(piece);
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(piece, roman);
    }
    for (const word of roman) words.push(word);
  }
  return words;
}

/** Pieces met before: the same few thousand make up most names. */
const known = new Map<string, RomanWord[]>();
const MOST_KNOWN = 50_000;

// The greater part of all names; what is done to the others changes nothing of these.
const PLAIN = /^[A-Za-z0-9 .,-]*$/;
function piecesOf(name: string): string[] {
  if (PLAIN.test(name)) return name.split(/[ .,-]+/);
  // Apostrophes stand inside words: Mu'ammar, O'Neill.
  const plain = name.normalize("NFKC").replace(/(?<=\p{L})['’`´ʼʻ‘](?=\p{L})/gu, "");
  return plain.split(/[^\p{L}\p{M}\p{N}]+/u);
}

function romanPiece(piece: string): RomanWord[] {
  const words: RomanWord[] = [];
  for (const part of byNameParts(piece)) {
    const isArabic = /\p{Script=Arabic}/u.test(part);
    const isHebrew = /\p{Script=Hebrew}/u.test(part);
    for (const text of isArabic ? romanArabic(part) : [anyAscii(part)]) {
      const letters = text.toLowerCase().replace(/[^a-z0-9]+/g, "");
      // A final vav is a vowel.
      if (letters)
        words.push({ text: isHebrew ? letters.replace(/v$/, "u") : letters, isBare: isArabic || isHebrew });
    }
  }
  return words;
}

/** 习近平 → 习, 近平; 김정은 → 김, 정은; other pieces as they are. */
function byNameParts(piece: string): string[] {
  if (!/^[\p{Script=Han}\p{Script=Hangul}]{2,5}$/u.test(piece)) return [piece];
  const letters = Array.from(piece);
  const surname = letters.length > 2 && LONG_SURNAMES.has(letters.slice(0, 2).join("")) ? 2 : 1;
  return [letters.slice(0, surname).join(""), letters.slice(surname).join("")];
}

function romanArabic(word: string): string[] {
  const bare = word.replace(/\p{M}|ـ/gu, "");
  // The article is written with its word.
  const hasArticle = /^ال(?=.{3})/.test(bare) && bare !== "الله";
  const stem = hasArticle ? bare.slice(2) : bare;
  const letters = Array.from(stem.replace("الله", ALLAH));
  const roman = letters.map((letter, i) => {
    const semi = SEMIVOWELS[letter];
    if (letter === ALLAH) return "allah";
    if (semi) return semi[i === 0 || ALEF.test(letters[i + 1] ?? "") ? 0 : 1];
    return ARABIC[letter] ?? anyAscii(letter);
  });
  return hasArticle ? ["al", roman.join("")] : [roman.join("")];
}
