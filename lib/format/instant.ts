/** ISO 8601 in UTC with whole seconds and `Z`, as every public document shows times. */
export const instantText = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

/** The same for a time that may not have come yet. */
export const instantOrNull = (at: Date | null): string | null => (at ? instantText(at) : null);
