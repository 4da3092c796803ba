import { sql } from "drizzle-orm";

const MARKED = "àáâãäåāăąçćčďđèéêëēėęěğìíîïīıłñńňòóôõöøōőřśšşșťțùúûüūůűýÿźżž";
const PLAIN = "aaaaaaaaacccddeeeeeeeegiiiiiilnnnoooooooorssssttuuuuuuuyyzzz";

/** SQL of a text as searches compare it: lower case, without the marks of Latin letters. Immutable. */
export const folded = (text: string): string => `translate(lower(${text}), '${MARKED}', '${PLAIN}')`;

/**
 * A stored folded column's definition. Stored, and compared in collation "C", because under row security PostgreSQL
 * uses an index only for leakproof operators: `>=` and `<` of text are, lower(), translate() and LIKE are not.
 */
export const foldedOf = (text: string) => sql.raw(folded(text));
