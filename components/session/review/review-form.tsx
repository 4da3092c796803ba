"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { NativeSelect } from "@/components/ui/native-select";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import type { ActionResult } from "@/lib/client/action-result";
import { useKeys } from "@/lib/client/use-keys";
import { ClaimNote } from "../claim-note";
import { Panel } from "../panel";
import type { Choice, DiscrepancyItem, ReviewView } from "../session-page-view";
import { useTrail } from "../trail/use-trail";
import { AboutChecks } from "./about-checks";
import { Meanwhile } from "./meanwhile";
import { ResolutionFields } from "./resolution-fields";
import { DECISIONS, type Decision, type GivenReview, Review } from "./review-schema";

type Props = {
  sessionId: string;
  mode: "test" | "live";
  checks: readonly { id: string; type: string }[];
  open: readonly DiscrepancyItem[];
  reasons: Record<Decision, readonly Choice[]>;
  resolutions: readonly Choice[];
  /** The latest review on this page, which the decision is compared with. */
  latest: ReviewView | null;
  /** Approving needs another person as well, and whether this one may be it. */
  second: "not needed" | "proposes" | "confirms" | "waits";
  personId: string;
  /** It waits for a person: opening it claims it. */
  isQueued: boolean;
  submit: (review: GivenReview) => Promise<ActionResult>;
};
const VERBS: Record<Decision, string> = {
  approved: "Approve",
  rejected: "Reject",
  flagged: "Flag",
  pending: "Put on hold",
};
const SECOND_WORDS = {
  "not needed": "",
  proposes: "A second person confirms an approval, because the outcome is not clear.",
  confirms: "Approving confirms the proposal above and makes it the decision.",
  waits: "You have proposed an approval; another person has to confirm it.",
};

/** The decision, why, and what it is about. Keys a, r, f, p choose; Ctrl+Enter decides and goes on to the next. */
export function ReviewForm(props: Props) {
  const { sessionId, mode, checks, open, latest, second, submit } = props;
  const announce = useAnnounce();
  const trail = useTrail(sessionId, mode);
  const element = useRef<HTMLFormElement>(null);
  const goesOn = useRef(true);
  const id = useId();
  const form = useForm<Review>({
    resolver: zodResolver(Review),
    defaultValues: {
      reason_code: "",
      notes: "",
      check_ids: [],
      resolutions: Object.fromEntries(open.map((d) => [d.id, ""])),
    },
  });
  const { errors, isSubmitting } = form.formState;
  const decision = form.watch("decision") as Decision | undefined;
  // What the person has seen: on opening, and after the notice of what came meanwhile.
  const [seen, setSeen] = useState(latest?.id ?? null);
  const meanwhile = latest && latest.id !== seen && latest.reviewerId !== props.personId ? latest : null;
  useEffect(() => {
    if (latest?.reviewerId === props.personId) setSeen(latest.id);
  }, [latest, props.personId]);

  const choose = (value: Decision) => {
    form.setValue("decision", value, { shouldValidate: form.formState.isSubmitted });
    form.setValue("reason_code", "");
    form.setFocus("reason_code");
  };
  useKeys({
    a: () => choose("approved"),
    r: () => choose("rejected"),
    f: () => choose("flagged"),
    p: () => choose("pending"),
  });
  const send = form.handleSubmit(async (review) => {
    const result = await submit({ ...review, expected_review_id: meanwhile ? meanwhile.id : seen });
    announce(result.message, result.ok ? "done" : "failed");
    if (!result.ok)
      return form.setError("root", { message: `${result.message} Request ${result.requestId}.` });
    form.reset();
    if (goesOn.current) await trail.goOn();
  });
  const press = (on: boolean) => {
    goesOn.current = on;
    element.current?.requestSubmit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) press(!event.shiftKey);
  };
  const danger = decision === "rejected";
  return (
    <Panel title="Decision" aside={props.isQueued ? <ClaimNote sessionId={sessionId} mode={mode} /> : null}>
      <form ref={element} onSubmit={send} onKeyDown={onKeyDown} noValidate className="relative grid gap-2.5">
        {meanwhile ? <Meanwhile review={meanwhile} /> : null}
        <div>
          <Controller
            control={form.control}
            name="decision"
            render={({ field }) => (
              <Segmented
                label="Decision"
                value={field.value}
                onChange={choose}
                options={DECISIONS}
                invalid={errors.decision !== undefined}
                describedBy={`${id}-decision`}
              />
            )}
          />
          <p id={`${id}-decision`} role="alert" className="mt-1 text-xs text-issue empty:hidden">
            {errors.decision?.message}
          </p>
        </div>
        <ResolutionFields
          control={form.control}
          open={open}
          choices={props.resolutions}
          error={errors.resolutions?.message?.toString() ?? errors.resolutions?.root?.message}
        />
        <Field id={`${id}-reason`} label="Reason">
          <NativeSelect
            id={`${id}-reason`}
            placeholder={decision ? "None of these" : "Choose a decision first"}
            options={decision ? props.reasons[decision] : []}
            {...form.register("reason_code")}
          />
        </Field>
        <Field id={id} label="Notes" error={errors.notes?.message}>
          <Textarea
            id={id}
            aria-describedby={`${id}-note`}
            aria-invalid={errors.notes ? true : undefined}
            placeholder="What you saw, and why you decide so"
            {...form.register("notes")}
          />
        </Field>
        <AboutChecks control={form.control} checks={checks} />
        {errors.root ? (
          <p role="alert" className="text-xs text-issue">
            {errors.root.message}
          </p>
        ) : null}
        <div className="grid grid-cols-[1fr_auto] gap-1.5">
          <Button
            variant={danger ? "danger" : "primary"}
            size="md"
            busy={isSubmitting}
            onClick={() => press(true)}
          >
            {decision ? `${VERBS[decision]} and next` : "Decide and next"}
          </Button>
          <Button size="md" disabled={isSubmitting} onClick={() => press(false)}>
            {decision ? VERBS[decision] : "Decide"}
          </Button>
        </div>
        <p className="text-xs text-ink-2">
          <Kbd>a</Kbd> <Kbd>r</Kbd> <Kbd>f</Kbd> <Kbd>p</Kbd> choose, <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> decides
          and goes on. {decision === "approved" || second === "waits" ? SECOND_WORDS[second] : ""}
        </p>
      </form>
    </Panel>
  );
}
