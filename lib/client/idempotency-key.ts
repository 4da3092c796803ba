/**
 * Keys for repeated tries of one form: the same content gets the same key, so that pressing twice, or again after
 * a lost answer, does the thing once.
 */
export function idempotencyKeys(): (content: object) => string {
  const keys = new Map<string, string>();
  return (content) => {
    const text = JSON.stringify(content);
    const key = keys.get(text) ?? crypto.randomUUID();
    keys.set(text, key);
    return key;
  };
}
