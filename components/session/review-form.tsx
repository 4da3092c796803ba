"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { type KeyboardEvent, useId, useRef } from "react";
import { Controller, useForm } from "react-hook-form";
import * as z from "zod/mini";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import type { ActionResult } from "@/lib/client/action-result";
import { useKeys } from "@/lib/client/use-keys";
import { checkWord } from "@/lib/format/labels";
import { Panel } from "./panel";

const Review = z.object({
  decision: z.enum(["approved", "rejected", "flagged", "pending"], { error: "Choose a decision." }),
  notes: z.string().check(
    z.maxLength(10_000, "At most 10,000 characters."),
    z.refine((v) => v.trim() !== "", "Say what you saw and why you decide so."),
  ),
  check_ids: z.array(z.string()),
});
type Review = z.infer<typeof Review>;
type Decision = Review["decision"];
type Props = {
  checks: readonly { id: string; type: string }[];
  submit: (review: Review) => Promise<ActionResult>;
};

const OPTIONS = [
  { value: "approved", label: "Approve" },
  { value: "rejected", label: "Reject" },
  { value: "flagged", label: "Flag" },
  { value: "pending", label: "Hold" },
] as const;
const VERBS: Record<Decision, string> = {
  approved: "Approve",
  rejected: "Reject",
  flagged: "Flag",
  pending: "Put on hold",
};

/** The decision, its notes and what it is about. Keys a, r, f, p choose; Ctrl+Enter submits. */
export function ReviewForm({ checks, submit }: Props) {
  const announce = useAnnounce();
  const element = useRef<HTMLFormElement>(null);
  const notesId = useId();
  const form = useForm<Review>({
    resolver: zodResolver(Review),
    defaultValues: { notes: "", check_ids: [] },
  });
  const { errors, isSubmitting } = form.formState;
  const decision = form.watch("decision") as Decision | undefined;

  const choose = (value: Decision) => {
    form.setValue("decision", value, { shouldValidate: form.formState.isSubmitted });
    form.setFocus("notes");
  };
  useKeys({
    a: () => choose("approved"),
    r: () => choose("rejected"),
    f: () => choose("flagged"),
    p: () => choose("pending"),
  });
  const send = form.handleSubmit(async (review) => {
    const result = await submit(review);
    announce(result.message, result.ok ? "done" : "failed");
    if (result.ok) form.reset();
    else form.setError("root", { message: `${result.message} Request ${result.requestId}.` });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) element.current?.requestSubmit();
  };

  return (
    <Panel title="Decision">
      <form ref={element} onSubmit={send} onKeyDown={onKeyDown} noValidate className="relative grid gap-2.5">
        <div>
          <Controller
            control={form.control}
            name="decision"
            render={({ field }) => (
              <Segmented
                label="Decision"
                value={field.value}
                onChange={field.onChange}
                options={OPTIONS}
                invalid={errors.decision !== undefined}
                describedBy={`${notesId}-decision`}
              />
            )}
          />
          <p id={`${notesId}-decision`} role="alert" className="mt-1 text-xs text-issue empty:hidden">
            {errors.decision?.message}
          </p>
        </div>
        <Field id={notesId} label="Notes" error={errors.notes?.message}>
          <Textarea
            id={notesId}
            aria-describedby={`${notesId}-note`}
            aria-invalid={errors.notes ? true : undefined}
            placeholder="What you saw, and why you decide so"
            {...form.register("notes")}
          />
        </Field>
        <fieldset>
          <legend className="mb-1 text-sm font-medium">
            Applies to <span className="font-normal text-ink-3">(none: the whole session)</span>
          </legend>
          <Controller
            control={form.control}
            name="check_ids"
            render={({ field }) => (
              <>
                {checks.map((check) => (
                  // biome-ignore lint/a11y/noLabelWithoutControl: Radix's checkbox inside is a labelable button
                  <label key={check.id} className="flex min-h-6 w-fit cursor-pointer items-center gap-2">
                    <Checkbox
                      checked={field.value.includes(check.id)}
                      onCheckedChange={(on) =>
                        field.onChange(
                          on === true
                            ? [...field.value, check.id]
                            : field.value.filter((id) => id !== check.id),
                        )
                      }
                    />
                    {checkWord(check.type)}
                  </label>
                ))}
              </>
            )}
          />
        </fieldset>
        {errors.root ? (
          <p role="alert" className="text-xs text-issue">
            {errors.root.message}
          </p>
        ) : null}
        <Button
          type="submit"
          variant={decision === "rejected" ? "danger" : "primary"}
          size="md"
          busy={isSubmitting}
        >
          {decision ? VERBS[decision] : "Decide"}
        </Button>
        <p className="text-xs text-ink-3">
          <Kbd>a</Kbd> <Kbd>r</Kbd> <Kbd>f</Kbd> <Kbd>p</Kbd> choose, <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>{" "}
          submits. A review is never changed; a later one supersedes it.
        </p>
      </form>
    </Panel>
  );
}
