/** A claim lapses after this long unless the page that has the session open renews it. */
export const CLAIM_MINUTES = 5;

export const claimEnd = (now: Date): Date => new Date(now.getTime() + CLAIM_MINUTES * 60_000);
