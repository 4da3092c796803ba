/** An id shortened in the middle, `770e84…0002`: UUIDv7s of one day share their beginning, so the end is shown. */
export const shortId = (id: string): string => (id.length > 12 ? `${id.slice(0, 6)}…${id.slice(-4)}` : id);
