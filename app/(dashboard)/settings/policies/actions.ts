"use server";
import { revalidatePath } from "next/cache";
import { fieldErrors } from "@/lib/api/handle/field-errors";
import type { ActionResult } from "@/lib/client/action-result";
import { settingsPatch } from "@/lib/tenants/settings-patch";
import { updateSettings } from "@/lib/tenants/update-settings";
import { runAction } from "../../run-action";

/** Changes the policies that are given. */
export async function savePolicies(patch: unknown): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    const parsed = settingsPatch.safeParse(patch);
    if (!parsed.success) throw fieldErrors(parsed.error);
    const { policyVersion } = await updateSettings(ctx, parsed.data);
    return `Saved. These are the policies in version ${policyVersion}.`;
  });
  revalidatePath("/settings/policies");
  return result;
}
