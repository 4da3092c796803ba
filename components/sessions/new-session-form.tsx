"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import * as z from "zod/mini";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { ApiFailure } from "@/lib/client/api";
import { createSession } from "@/lib/client/create-session";
import { idempotencyKeys } from "@/lib/client/idempotency-key";

const text = (longest: number) => z.string().check(z.trim(), z.maxLength(longest));
const Form = z
  .object({
    kind: z.enum(["new", "known"]),
    firstName: text(200),
    lastName: text(200),
    entityId: text(100),
    email: z.email("Enter the person's e-mail address."),
    profile: z.enum(["basic", "standard", "comprehensive"]),
  })
  .check(
    z.superRefine((form, context) => {
      const need = (path: keyof typeof form, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      if (form.kind === "known") {
        if (!z.uuid().safeParse(form.entityId).success)
          need("entityId", "Enter the whole id, 36 characters.");
        return;
      }
      if (!form.firstName) need("firstName", "Enter the first name.");
      if (!form.lastName) need("lastName", "Enter the last name.");
    }),
  );
type Form = z.infer<typeof Form>;
type Props = { mode: "test" | "live"; onCreated: (sessionId: string) => void };

const PROFILES = [
  { value: "basic", label: "Basic: document" },
  { value: "standard", label: "Standard: document, liveness and face" },
  { value: "comprehensive", label: "Comprehensive: standard, sanctions and PEP lists" },
];
const FIELDS: Record<string, keyof Form> = {
  email: "email",
  first_name: "firstName",
  last_name: "lastName",
  entity_id: "entityId",
};

/** Who, where to, which checks. */
export function NewSessionForm({ mode, onCreated }: Props) {
  const [keyFor] = useState(idempotencyKeys);
  const form = useForm<Form>({
    resolver: zodResolver(Form),
    defaultValues: { kind: "new", firstName: "", lastName: "", entityId: "", email: "", profile: "standard" },
  });
  const { errors, isSubmitting } = form.formState;
  const kind = form.watch("kind");

  const send = form.handleSubmit(async ({ kind, firstName, lastName, entityId, email, profile }) => {
    try {
      const person = kind === "new" ? { firstName, lastName } : { entityId };
      const created = await createSession(mode, { person, email, profile }, keyFor);
      onCreated(created.session_id);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      for (const [name, messages] of Object.entries(error.fields)) {
        const field = FIELDS[name];
        if (field) form.setError(field, { message: messages.join(" ") });
      }
      const request = error.requestId ? ` Request ${error.requestId}.` : "";
      form.setError("root", { message: `${error.message}${request}` });
    }
  });
  const field = (name: keyof Form) => ({
    ...form.register(name),
    id: `new-${name}`,
    "aria-describedby": `new-${name}-note`,
    "aria-invalid": errors[name] ? true : undefined,
  });
  return (
    <form onSubmit={send} noValidate className="grid gap-3.5">
      <Controller
        control={form.control}
        name="kind"
        render={({ field: { value, onChange } }) => (
          <Segmented
            label="Person"
            value={value}
            onChange={onChange}
            options={[
              { value: "new", label: "New person" },
              { value: "known", label: "Existing person" },
            ]}
          />
        )}
      />
      {kind === "new" ? (
        <div className="grid gap-3.5 sm:grid-cols-2">
          <Field id="new-firstName" label="First name" error={errors.firstName?.message}>
            <Input autoComplete="off" {...field("firstName")} />
          </Field>
          <Field id="new-lastName" label="Last name" error={errors.lastName?.message}>
            <Input autoComplete="off" {...field("lastName")} />
          </Field>
        </div>
      ) : (
        <Field
          id="new-entityId"
          label="Entity id"
          hint="As the API gave it when the person was created."
          error={errors.entityId?.message}
        >
          <Input autoComplete="off" spellCheck={false} {...field("entityId")} />
        </Field>
      )}
      <Field
        id="new-email"
        label="E-mail"
        hint="The link is sent here and works for 48 hours."
        error={errors.email?.message}
      >
        <Input type="email" autoComplete="off" {...field("email")} />
      </Field>
      <Field id="new-profile" label="Checks">
        <Controller
          control={form.control}
          name="profile"
          render={({ field: { value, onChange } }) => (
            <Select id="new-profile" value={value} onChange={onChange} options={PROFILES} />
          )}
        />
      </Field>
      {errors.root ? (
        <p role="alert" className="text-xs text-issue">
          {errors.root.message}
        </p>
      ) : null}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" size="md" busy={isSubmitting}>
          Create and send the link
        </Button>
      </div>
    </form>
  );
}
