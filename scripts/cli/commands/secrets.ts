import { rotateSecret } from "@/lib/crypto/rotate-secret";
import type { Command } from "../command";
import { UsageError } from "../usage-error";

const words = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([name, n]) => `${n} ${name}`)
    .join(", ") || "none";

export const secretCommands: Command[] = [
  {
    name: "secret rotate",
    summary:
      "Move to the VERIDESK_SECRET of this environment from OLD_VERIDESK_SECRET (environment); stop web and worker first",
    usage: "--yes",
    options: { yes: { type: "boolean" } },
    run: async (database, given) => {
      const old = process.env.OLD_VERIDESK_SECRET ?? "";
      if (Buffer.from(old, "base64").length !== 32)
        throw new UsageError(
          "OLD_VERIDESK_SECRET (environment) must be the secret of before: 32 bytes in base64",
        );
      if (old === process.env.VERIDESK_SECRET)
        throw new UsageError("VERIDESK_SECRET is the old one still: set the new one");
      if (!given.flag("yes"))
        throw new UsageError("API keys, recovery codes and sign-ins end by this: say --yes");
      const { resealed, unreadable, ended } = await rotateSecret(database, old);
      return {
        data: { resealed, unreadable, ended },
        lines: [
          `Sealed anew: ${words(resealed)}`,
          `Ended: ${words(ended)}`,
          ...(Object.keys(unreadable).length > 0
            ? [`\u2717 Open under neither secret: ${words(unreadable)}`]
            : []),
        ],
        failed: Object.keys(unreadable).length > 0,
      };
    },
  },
];
