/** What a server action came to: done, or a refusal in words with the id to ask about it. */
export type ActionResult =
  | { ok: true; message: string }
  | { ok: false; message: string; requestId: string; fields?: Record<string, string[]> };

/** The same with something to show besides the sentence: a secret that is shown once, a receiver's answer. */
export type ActionAnswer<T> = { ok: true; message: string; value: T } | Extract<ActionResult, { ok: false }>;
