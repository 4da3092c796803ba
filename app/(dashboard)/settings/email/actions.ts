"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { authorize } from "@/lib/authorize";
import type { ActionAnswer, ActionResult } from "@/lib/client/action-result";
import { saveMailSettings } from "@/lib/emails/mail-settings";
import { previewMail, sendTestMail } from "@/lib/emails/preview-mail";
import { saveLogo } from "@/lib/emails/save-logo";
import { testMailServer } from "@/lib/emails/send";
import { DomainError, invalid } from "@/lib/errors";
import { parseAction } from "../../parse-action";
import { runAction, runActionFor } from "../../run-action";

const words = z.string().max(5_000);
const Draft = z.object({ language: words, subject: words, text: words, colour: words });
const Settings = z.object({
  senderName: words,
  replyTo: words,
  colour: words,
  language: words,
  texts: z.record(z.string().max(10), z.object({ subject: words, text: words })),
});
const LOGO_BYTES = 2_000_000;
const fresh = () => revalidatePath("/settings/email");

/** Saves sender, colour, language and texts. */
export async function saveMail(settings: unknown): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    await saveMailSettings(ctx, parseAction(Settings, settings));
    return "Saved. Mails sent from now on look like this.";
  });
  fresh();
  return result;
}

/** Sets the logo from an uploaded file. */
export async function uploadLogo(form: FormData): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    authorize(ctx, "settings:manage");
    const file = form.get("logo");
    if (!(file instanceof File) || file.size === 0) throw invalid({ logo: ["Choose a picture."] });
    if (file.size > LOGO_BYTES) throw invalid({ logo: ["At most 2 MB."] });
    await saveLogo(ctx, Buffer.from(await file.arrayBuffer()));
    return "Saved.";
  });
  fresh();
  return result;
}

/** Takes the logo away. */
export async function removeLogo(): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    await saveLogo(ctx, null);
    return "Removed.";
  });
  fresh();
  return result;
}

/** The mail as a person would see it, of what is in the form just now. */
export async function previewDraft(draft: unknown): Promise<ActionAnswer<{ subject: string; html: string }>> {
  return runActionFor(async ({ ctx }) => ({
    message: "This is how it looks.",
    value: await previewMail(ctx, parseAction(Draft, draft)),
  }));
}

/** Sends the draft to the signed-in person. */
export async function mailDraft(draft: unknown): Promise<ActionResult> {
  return runAction(({ ctx }) => sendTestMail(ctx, parseAction(Draft, draft)));
}

/** Asks the mail server whether it takes our mails. */
export async function testServer(): Promise<ActionResult> {
  return runAction(async ({ ctx }) => {
    authorize(ctx, "settings:manage");
    const { works, message } = await testMailServer();
    if (!works) throw new DomainError("INVALID_REQUEST", message);
    return message;
  });
}
