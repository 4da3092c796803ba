/** What can be asked for: each check with its price, and which checks a profile means. Credits. */
export type SessionOffer = {
  checks: readonly { type: string; price: number }[];
  profiles: Record<"basic" | "standard" | "comprehensive", readonly string[]>;
};
