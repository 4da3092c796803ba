"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { fieldStyle, Input } from "@/components/ui/input";
import type { ActionResult } from "@/lib/client/action-result";
import { ROLE_NOTES, ROLE_WORDS } from "@/lib/format/labels";

type Form = { email: string; role: string };
type Props = { invite: (input: Form) => Promise<ActionResult> };

/** Invites somebody by e-mail. */
export function InviteForm({ invite }: Props) {
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const form = useForm<Form>({ defaultValues: { email: "", role: "reviewer" } });
  const { errors, isSubmitting } = form.formState;
  const role = form.watch("role");
  const submit = form.handleSubmit(async (input) => {
    const result = await invite(input);
    if (result.ok) {
      announce(result.message);
      form.reset();
      setOpen(false);
    } else {
      form.setError("email", { message: result.fields?.email?.join(" ") ?? result.message });
    }
  });
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        Invite
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Invite somebody"
        description="They get an e-mail with a link that works once, for seven days."
      >
        <form onSubmit={submit} noValidate className="grid gap-4">
          <Field id="invite-email" label="E-mail" error={errors.email?.message}>
            <Input
              id="invite-email"
              type="email"
              autoComplete="off"
              aria-describedby="invite-email-note"
              aria-invalid={errors.email ? true : undefined}
              {...form.register("email", { required: "Enter their e-mail address." })}
            />
          </Field>
          <Field id="invite-role" label="Role" hint={ROLE_NOTES[role]}>
            <select
              id="invite-role"
              aria-describedby="invite-role-note"
              className={cx(fieldStyle, "h-8 px-2 text-sm")}
              {...form.register("role")}
            >
              {Object.entries(ROLE_WORDS).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </Field>
          <Button type="submit" variant="primary" size="md" busy={isSubmitting}>
            Send the invitation
          </Button>
        </form>
      </Dialog>
    </>
  );
}
