import { DomainError } from "../errors";

const MAX_WAITING = 8;
const store = globalThis as typeof globalThis & {
  veridesk_decode?: { last: Promise<unknown>; waiting: number };
};

/**
 * Runs one picture's decoding at a time in this process: a decoded picture can take 200 MB. Throws UNAVAILABLE when
 * eight are waiting already. One queue for all bundles of the process.
 */
export async function inDecodeTurn<T>(work: () => Promise<T>): Promise<T> {
  store.veridesk_decode ??= { last: Promise.resolve(), waiting: 0 };
  const queue = store.veridesk_decode;
  if (queue.waiting >= MAX_WAITING) {
    throw new DomainError("UNAVAILABLE", "Many pictures are arriving at once. Try again in a moment.", {
      retryAfterSeconds: 2,
    });
  }
  queue.waiting += 1;
  const turn = queue.last.then(work, work).finally(() => {
    queue.waiting -= 1;
  });
  queue.last = turn.catch(() => {});
  return turn;
}
