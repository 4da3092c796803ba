/** What a server action came to: done, or a refusal in words with the id to ask about it. */
export type ActionResult =
  | { ok: true; message: string }
  | { ok: false; message: string; requestId: string; fields?: Record<string, string[]> };
