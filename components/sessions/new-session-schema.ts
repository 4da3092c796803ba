import * as z from "zod/mini";
import type { NewSession } from "@/lib/client/create-session";

const text = (longest: number) => z.string().check(z.trim(), z.maxLength(longest));
const EMAIL = z.email();

/** What the form of a new session holds, with a sentence for whatever is missing or cannot be meant. */
export const newSessionForm = z
  .object({
    kind: z.enum(["new", "known"]),
    firstName: text(200),
    lastName: text(200),
    entityId: z.string(),
    sendEmail: z.boolean(),
    email: text(254),
    profile: z.enum(["basic", "standard", "comprehensive", "custom"]),
    checks: z.array(z.string()),
    expiryHours: text(4),
    webhookUrl: text(2048),
  })
  .check(
    z.superRefine((form, context) => {
      const need = (path: keyof typeof form, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      if (form.kind === "known" && !form.entityId) need("entityId", "Choose the person.");
      if (form.kind === "new" && !form.firstName) need("firstName", "Enter the first name.");
      if (form.kind === "new" && !form.lastName) need("lastName", "Enter the last name.");
      if (
        form.sendEmail
          ? !EMAIL.safeParse(form.email).success
          : form.email && !EMAIL.safeParse(form.email).success
      )
        need("email", "Enter the person's e-mail address.");
      if (form.profile === "custom" && form.checks.length === 0) need("checks", "Choose at least one check.");
      if (
        form.expiryHours &&
        !(/^\d+$/.test(form.expiryHours) && +form.expiryHours >= 1 && +form.expiryHours <= 168)
      )
        need("expiryHours", "Whole hours from 1 to 168.");
      if (form.webhookUrl && !URL.canParse(form.webhookUrl))
        need("webhookUrl", "Enter a whole address, with https:// before it.");
    }),
  );
export type NewSessionForm = z.infer<typeof newSessionForm>;

export const EMPTY_SESSION: NewSessionForm = {
  ...{ kind: "new", firstName: "", lastName: "", entityId: "", sendEmail: true, email: "" },
  ...{ profile: "standard", checks: [], expiryHours: "", webhookUrl: "" },
};

/** The form's field for a name of the API. */
export const FIELD_OF: Record<string, keyof NewSessionForm> = {
  ...{ email: "email", first_name: "firstName", last_name: "lastName", entity_id: "entityId" },
  ...{ verification_checks: "checks", expiry_hours: "expiryHours", webhook_url: "webhookUrl" },
};

/** What a valid form asks for. */
export const asNewSession = (form: NewSessionForm): NewSession => ({
  person:
    form.kind === "new"
      ? { firstName: form.firstName, lastName: form.lastName }
      : { entityId: form.entityId },
  email: form.email || null,
  sendEmail: form.sendEmail,
  checks: form.profile === "custom" ? form.checks : form.profile,
  expiryHours: form.expiryHours ? Number(form.expiryHours) : null,
  webhookUrl: form.webhookUrl || null,
});
