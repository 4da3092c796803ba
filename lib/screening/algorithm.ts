/** Name and version of the comparison, on every match. Raised whenever a score may come out different. */
export const ALGORITHM = "veridesk-names/1";

/** What a name that is the same in every word reaches by itself: the rest is for what else agrees. */
export const NAME_SHARE = 0.9;
