"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { Controller, FormProvider, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { ApiFailure } from "@/lib/client/api";
import { type CreatedSession, createSession } from "@/lib/client/create-session";
import { idempotencyKeys } from "@/lib/client/idempotency-key";
import { ChecksFields } from "./checks-fields";
import {
  asNewSession,
  EMPTY_SESSION,
  FIELD_OF,
  newSessionForm,
  type NewSessionForm as Values,
} from "./new-session-schema";
import { PersonFields } from "./person-fields";
import { RefusedSession } from "./refused-session";
import { SessionCost } from "./session-cost";
import type { SessionOffer } from "./session-offer";

type Props = {
  mode: "test" | "live";
  offer: SessionOffer;
  onCreated: (session: CreatedSession, mailed: boolean) => void;
};

/** Who, which checks, how they hear of it. */
export function NewSessionForm({ mode, offer, onCreated }: Props) {
  const [keyFor] = useState(idempotencyKeys);
  const [refused, setRefused] = useState<ApiFailure | null>(null);
  const form = useForm<Values>({ resolver: zodResolver(newSessionForm), defaultValues: EMPTY_SESSION });
  const { errors, isSubmitting } = form.formState;
  const [profile, checks, sendEmail] = form.watch(["profile", "checks", "sendEmail"]);
  const asked = profile === "custom" ? checks : offer.profiles[profile];
  const price = offer.checks.reduce((sum, check) => sum + (asked.includes(check.type) ? check.price : 0), 0);

  const send = form.handleSubmit(async (values) => {
    setRefused(null);
    try {
      onCreated(await createSession(mode, asNewSession(values), keyFor), values.sendEmail);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      setRefused(error);
      for (const [name, messages] of Object.entries(error.fields)) {
        const field = FIELD_OF[name];
        if (field) form.setError(field, { message: messages.join(" ") }, { shouldFocus: true });
      }
    }
  });
  const field = (name: "email" | "expiryHours" | "webhookUrl") => ({
    ...form.register(name),
    id: `new-${name}`,
    autoComplete: "off",
    "aria-describedby": `new-${name}-note`,
    "aria-invalid": errors[name] ? (true as const) : undefined,
  });
  return (
    <FormProvider {...form}>
      <form onSubmit={send} noValidate className="grid gap-3.5">
        <PersonFields mode={mode} />
        <div className="flex items-center gap-2">
          <Controller
            control={form.control}
            name="sendEmail"
            render={({ field: { value, onChange } }) => (
              <Checkbox id="new-sendEmail" checked={value} onCheckedChange={(on) => onChange(on === true)} />
            )}
          />
          <Label htmlFor="new-sendEmail">Send the link by e-mail</Label>
        </div>
        <Field
          id="new-email"
          label={sendEmail ? "E-mail" : "E-mail (optional)"}
          hint={sendEmail ? "The link is sent here." : "Nothing is sent: your own program brings the person."}
          error={errors.email?.message}
        >
          <Input type="email" {...field("email")} />
        </Field>
        <ChecksFields offer={offer} />
        <div className="grid items-start gap-3.5 sm:grid-cols-[1fr_2fr]">
          <Field
            id="new-expiryHours"
            label="Link works for (hours)"
            hint="1 to 168. Empty: as set for all."
            error={errors.expiryHours?.message}
          >
            <Input inputMode="numeric" {...field("expiryHours")} />
          </Field>
          <Field
            id="new-webhookUrl"
            label="Webhook address (optional)"
            hint="Events of this session go here too."
            error={errors.webhookUrl?.message}
          >
            <Input type="url" spellCheck={false} placeholder="https://" {...field("webhookUrl")} />
          </Field>
        </div>
        {refused ? <RefusedSession failure={refused} /> : null}
        <div className="flex items-center justify-between gap-3">
          <SessionCost mode={mode} price={price} />
          <Button type="submit" variant="primary" size="md" busy={isSubmitting}>
            {sendEmail ? "Create and send the link" : "Create"}
          </Button>
        </div>
      </form>
    </FormProvider>
  );
}
