"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useId } from "react";
import { Controller, useForm } from "react-hook-form";
import * as z from "zod/mini";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import type { ActionResult } from "@/lib/client/action-result";

const Answer = z
  .object({
    decision: z.enum(["upheld", "new_session", "accepted"], { error: "Choose an answer." }),
    notes: z.string().check(
      z.maxLength(10_000, "At most 10,000 characters."),
      z.refine((v) => v.trim() !== "", "Say what you looked at and why you answer so."),
    ),
    method: z.string().check(z.maxLength(500, "At most 500 characters.")),
  })
  .check(
    z.refine((v) => v.decision !== "accepted" || v.method.trim() !== "", {
      path: ["method"],
      error: "Say on what other evidence.",
    }),
  );
export type ContestAnswer = z.infer<typeof Answer>;
type Props = {
  answer: (answer: ContestAnswer) => Promise<ActionResult>;
  fourEyes: boolean;
  isProposer: boolean;
};
const OPTIONS = [
  { value: "upheld", label: "Uphold" },
  { value: "new_session", label: "New try" },
  { value: "accepted", label: "Accept" },
] as const;
const EXPLAINED = {
  upheld: "The result stays. The person is told by e-mail that somebody looked.",
  new_session: "A free session with the same checks is created and its link mailed.",
  accepted: "You confirm the person on other evidence. This session's status and outcome stay as they are.",
};

/** The answer to a contest: one of three, with notes; accepting says on what. */
export function ContestForm({ answer, fourEyes, isProposer }: Props) {
  const announce = useAnnounce();
  const id = useId();
  const form = useForm<ContestAnswer>({
    resolver: zodResolver(Answer),
    defaultValues: { notes: "", method: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const decision = form.watch("decision") as ContestAnswer["decision"] | undefined;
  const send = form.handleSubmit(async (given) => {
    const result = await answer(given);
    announce(result.message, result.ok ? "done" : "failed");
    if (!result.ok) form.setError("root", { message: `${result.message} Request ${result.requestId}.` });
  });
  return (
    <form onSubmit={send} noValidate className="grid gap-2.5">
      <Controller
        control={form.control}
        name="decision"
        render={({ field }) => (
          <Segmented
            label="Answer"
            value={field.value}
            onChange={field.onChange}
            options={OPTIONS}
            invalid={errors.decision !== undefined}
            describedBy={`${id}-decision`}
          />
        )}
      />
      <p id={`${id}-decision`} className="text-xs text-ink-2 empty:hidden">
        {errors.decision ? (
          <span role="alert" className="text-issue">
            {errors.decision.message}
          </span>
        ) : decision ? (
          `${EXPLAINED[decision]}${decision === "accepted" && fourEyes ? " A second person confirms it." : ""}`
        ) : null}
      </p>
      {decision === "accepted" ? (
        <Field id={`${id}-method`} label="On what other evidence" error={errors.method?.message}>
          <Input id={`${id}-method`} aria-describedby={`${id}-method-note`} {...form.register("method")} />
        </Field>
      ) : null}
      <Field id={id} label="Notes" error={errors.notes?.message}>
        <Textarea id={id} aria-describedby={`${id}-note`} {...form.register("notes")} />
      </Field>
      {errors.root ? (
        <p role="alert" className="text-xs text-issue">
          {errors.root.message}
        </p>
      ) : null}
      {isProposer ? (
        <p className="text-xs text-ink-2">
          You have proposed to accept; another person confirms it. Any other answer takes the proposal back.
        </p>
      ) : null}
      <Button type="submit" variant="primary" size="md" busy={isSubmitting}>
        Answer
      </Button>
    </form>
  );
}
