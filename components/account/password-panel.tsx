"use client";
import { useForm } from "react-hook-form";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionResult } from "@/lib/client/action-result";
import { AccountPanel } from "./account-panel";

type Form = { current: string; next: string };
type Props = { least: number; change: (input: Form) => Promise<ActionResult> };

/** Changes one's own password. */
export function PasswordPanel({ least, change }: Props) {
  const announce = useAnnounce();
  const form = useForm<Form>({ defaultValues: { current: "", next: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const result = await change(input);
    announce(result.message, result.ok ? "done" : "failed");
    if (result.ok) return form.reset();
    for (const name of ["current", "next"] as const) {
      const messages = result.fields?.[name];
      if (messages) form.setError(name, { message: messages.join(" ") }, { shouldFocus: true });
    }
  });
  const field = (name: keyof Form) => ({
    ...form.register(name, { required: "Fill this in." }),
    id: `password-${name}`,
    type: "password",
    "aria-describedby": `password-${name}-note`,
    "aria-invalid": errors[name] ? (true as const) : undefined,
  });
  return (
    <AccountPanel
      title="Password"
      line={`At least ${least} characters; a few words are easier than symbols.`}
    >
      <form onSubmit={submit} noValidate className="flex flex-wrap items-start gap-3">
        <div className="w-60">
          <Field id="password-current" label="Current" error={errors.current?.message}>
            <Input autoComplete="current-password" {...field("current")} />
          </Field>
        </div>
        <div className="w-60">
          <Field id="password-next" label="New" error={errors.next?.message}>
            <Input autoComplete="new-password" {...field("next")} />
          </Field>
        </div>
        <Button type="submit" busy={isSubmitting} className="mt-5">
          Change
        </Button>
      </form>
    </AccountPanel>
  );
}
