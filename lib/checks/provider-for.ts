import type { Mode } from "@/db/client";
import { env } from "../env";
import type { CheckInput, CheckProvider } from "./provider";
import { complycube } from "./providers/complycube/complycube";
import { local } from "./providers/local/local";
import { sandbox } from "./providers/sandbox/sandbox";

const LIVE: Record<string, CheckProvider> = { local, complycube };

/**
 * Who carries a check out. Test mode: the sandbox. Live mode: the tenant's choice for this check type, else the
 * installation's (CHECK_PROVIDERS), else this machine. A name nobody knows is this machine too.
 */
export function providerFor(
  mode: Mode,
  { checkType, policy }: Pick<CheckInput, "checkType" | "policy">,
): CheckProvider {
  if (mode === "test") return sandbox;
  const pair = env().CHECK_PROVIDERS.find((choice) => choice.startsWith(`${checkType}=`));
  const name = policy.providers?.[checkType] ?? pair?.split("=")[1] ?? "local";
  return LIVE[name] ?? local;
}
