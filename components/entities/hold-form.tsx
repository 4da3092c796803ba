"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTransition } from "react";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { ActionResult } from "@/lib/client/action-result";

const needed = (most: number, message: string) =>
  z.string().check(z.trim(), z.minLength(1, message), z.maxLength(most, `At most ${most} characters.`));
const Form = z.object({
  day: z.iso.date("Choose a day."),
  authority: needed(200, "Name the authority."),
  reason: needed(2_000, "Say why."),
});
type Form = z.infer<typeof Form>;
type Body = { until: string; authority: string; reason: string };
type Props = {
  now: { until: string; authority: string; reason: string } | null;
  hold: (body: Body) => Promise<ActionResult>;
  onDone: () => void;
};

/** Until when, which authority, why. The day is kept whole, in UTC. */
export function HoldForm({ now, hold, onDone }: Props) {
  const [busy, start] = useTransition();
  const announce = useAnnounce();
  const form = useForm<Form>({
    resolver: zodResolver(Form),
    defaultValues: {
      day: now?.until.slice(0, 10) ?? "",
      authority: now?.authority ?? "",
      reason: now?.reason ?? "",
    },
  });
  const { errors } = form.formState;
  const send = form.handleSubmit(({ day, authority, reason }) =>
    start(async () => {
      const result = await hold({ until: `${day}T23:59:59Z`, authority, reason });
      announce(result.message, result.ok ? "done" : "failed");
      if (result.ok) return onDone();
      const late = result.fields?.until?.join(" ");
      if (late) form.setError("day", { message: late }, { shouldFocus: true });
      form.setError("root", { message: `${result.message} Request ${result.requestId}.` });
    }),
  );
  const own = (name: keyof Form) => ({
    ...form.register(name),
    id: `hold-${name}`,
    "aria-describedby": `hold-${name}-note`,
    "aria-invalid": errors[name] ? true : undefined,
  });
  return (
    <form onSubmit={send} noValidate className="grid gap-3.5">
      <Field
        id="hold-day"
        label="Until the end of"
        hint="At most ten years ahead; the day in UTC."
        error={errors.day?.message}
      >
        <Input type="date" {...own("day")} />
      </Field>
      <Field id="hold-authority" label="Authority" error={errors.authority?.message}>
        <Input dir="auto" autoComplete="off" maxLength={200} {...own("authority")} />
      </Field>
      <Field
        id="hold-reason"
        label="Reason"
        hint="Such as the file number. It is not written into the audit log."
        error={errors.reason?.message}
      >
        <Textarea dir="auto" maxLength={2_000} {...own("reason")} />
      </Field>
      {errors.root ? (
        <p role="alert" className="text-xs text-issue">
          {errors.root.message}
        </p>
      ) : null}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" size="md" busy={busy}>
          Hold
        </Button>
      </div>
    </form>
  );
}
