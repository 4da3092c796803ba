"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { fieldErrors } from "@/lib/api/handle/field-errors";
import type { ActionResult } from "@/lib/client/action-result";
import { changeRole, reactivateMember } from "@/lib/members/change-member";
import { deactivateMember } from "@/lib/members/deactivate-member";
import { inviteMember } from "@/lib/members/invite-member";
import { withdrawInvitation } from "@/lib/members/withdraw-invitation";
import { runAction } from "../../run-action";

const text = z.string().max(400);
const Invite = z.object({ email: text, role: text });

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw fieldErrors(result.error);
}

async function act(work: Parameters<typeof runAction>[0]): Promise<ActionResult> {
  const result = await runAction(work);
  revalidatePath("/settings/team");
  return result;
}

/** Mails an invitation. */
export async function invite(input: unknown): Promise<ActionResult> {
  return act(async ({ ctx }) => {
    await inviteMember(ctx, parsed(Invite, input));
    return "The invitation is on its way.";
  });
}

export async function withdraw(id: unknown): Promise<ActionResult> {
  return act(async ({ ctx }) => {
    await withdrawInvitation(ctx, parsed(text, id));
    return "The invitation is withdrawn.";
  });
}

export async function setRole(userId: unknown, role: unknown): Promise<ActionResult> {
  return act(async ({ ctx }) => {
    await changeRole(ctx, parsed(text, userId), parsed(text, role));
    return "The role is changed.";
  });
}

export async function setActive(userId: unknown, active: unknown): Promise<ActionResult> {
  return act(async ({ ctx }) => {
    const id = parsed(text, userId);
    if (parsed(z.boolean(), active)) await reactivateMember(ctx, id);
    else await deactivateMember(ctx, id);
    return active ? "May sign in again." : "Signed out everywhere, and may not sign in.";
  });
}
