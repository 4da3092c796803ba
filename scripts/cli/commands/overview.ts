import { rollUpDays } from "@/lib/overview/roll-up-days";
import type { Command } from "../command";
import { TENANT_AND_MODE, tenantContext } from "../which-tenant";

export const overviewCommands: Command[] = [
  {
    name: "overview count",
    summary:
      "Count all days of the overview again from the sessions themselves (live mode unless said otherwise)",
    usage: "[--mode live|test] [--tenant TENANT]",
    options: TENANT_AND_MODE,
    run: async (database, given) => {
      const ctx = await tenantContext(database, given, "live");
      const days = await rollUpDays(ctx, true);
      return { data: { tenant_id: ctx.tenantId, mode: ctx.mode, days }, lines: [`${days} days counted.`] };
    },
  },
];
