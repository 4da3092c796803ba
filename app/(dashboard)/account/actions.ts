"use server";
import { revalidatePath } from "next/cache";
import qrcode from "qrcode-generator";
import { z } from "zod";
import { fieldErrors } from "@/lib/api/handle/field-errors";
import { changePassword } from "@/lib/auth/change-password";
import { addPasskey, removePasskey, startPasskey } from "@/lib/auth/passkeys/add-passkey";
import { confirmTotp, removeTotp, startTotp } from "@/lib/auth/second-factor/set-up-totp";
import { endOwnSignIns } from "@/lib/auth/sign-ins";
import type { ActionAnswer, ActionResult } from "@/lib/client/action-result";
import { runAction, runActionFor } from "../run-action";

const any = { anyStrength: true };
const text = z.string().max(2_000);

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw fieldErrors(result.error);
}
const again = () => revalidatePath("/account");

/** A new secret with its QR code, which counts once it is confirmed. */
export async function beginTotp(): Promise<ActionAnswer<{ secret: string; picture: string }>> {
  return runActionFor(async ({ ctx }) => {
    const { secret, uri } = await startTotp(ctx);
    const code = qrcode(0, "M");
    code.addData(uri);
    code.make();
    return { message: "", value: { secret, picture: code.createDataURL(5, 10) } };
  }, any);
}

/** Puts the new second factor in force; the recovery codes are in the answer and nowhere else. */
export async function confirmTotpAction(code: unknown): Promise<ActionAnswer<{ recoveryCodes: string[] }>> {
  // Not revalidated: the codes must stay on the screen until the person has put them away.
  return runActionFor(
    async ({ ctx }) => ({ message: "", value: await confirmTotp(ctx, parsed(text, code)) }),
    any,
  );
}

export async function removeTotpAction(password: unknown): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    await removeTotp(ctx, parsed(text, password));
    return "Your second factor is removed.";
  }, any);
  again();
  return result;
}

export async function beginPasskey(): Promise<ActionAnswer<Awaited<ReturnType<typeof startPasskey>>>> {
  return runActionFor(async ({ ctx }) => ({ message: "", value: await startPasskey(ctx) }), any);
}

const New = z.object({ challengeId: text, name: text, response: z.looseObject({ id: z.string() }) });

export async function addPasskeyAction(input: unknown): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    const { challengeId, name, response } = parsed(New, input);
    await addPasskey(ctx, { challengeId, name, response: response as never });
    return "The passkey is ready: use it the next time you sign in.";
  }, any);
  again();
  return result;
}

export async function removePasskeyAction(id: unknown): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    await removePasskey(ctx, parsed(text, id));
    return "The passkey is removed.";
  }, any);
  again();
  return result;
}

const Change = z.object({ current: text, next: text });

export async function changePasswordAction(input: unknown): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    await changePassword(ctx, parsed(Change, input));
    return "Your password is changed. Everywhere else you are signed out.";
  }, any);
  again();
  return result;
}

/** Ends one sign-in, or with null all others. */
export async function endSignIns(name: unknown): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    const count = await endOwnSignIns(ctx, name === null ? null : parsed(text, name));
    return count === 1 ? "Ended." : `${count} ended.`;
  }, any);
  again();
  return result;
}
