"use client";
import { useId, useState, useTransition } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import type { ActionResult } from "@/lib/client/action-result";

type Decision = "confirmed" | "rejected";
type Props = { decided: boolean; decide: (decision: Decision, reason: string) => Promise<ActionResult> };

/** Is the hit this person, or somebody else, and why. The reason is asked for when one is chosen. */
export function HitDecision({ decided, decide }: Props) {
  const announce = useAnnounce();
  const id = useId();
  const [choice, setChoice] = useState<Decision | null>(null);
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState("");
  const [busy, start] = useTransition();
  if (choice === null) {
    return (
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        <Button onClick={() => setChoice("rejected")}>
          {decided ? "No, somebody else" : "Somebody else"}
        </Button>
        <Button onClick={() => setChoice("confirmed")}>
          {decided ? "No, this person" : "Is this person"}
        </Button>
      </div>
    );
  }
  const send = () =>
    start(async () => {
      if (reason.trim() === "") {
        setWrong("Say why.");
        return;
      }
      const result = await decide(choice, reason.trim());
      announce(result.message, result.ok ? "done" : "failed");
      if (result.ok) setChoice(null);
      else setWrong(`${result.message} Request ${result.requestId}.`);
    });
  return (
    <form
      className="mt-1.5 grid gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Label htmlFor={id}>
        {choice === "confirmed" ? "Why is it this person?" : "Why is it somebody else?"}
      </Label>
      <Input
        id={id}
        autoFocus
        value={reason}
        aria-describedby={`${id}-wrong`}
        aria-invalid={wrong ? true : undefined}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && setChoice(null)}
        maxLength={2000}
      />
      <p id={`${id}-wrong`} role="alert" className="text-xs text-issue empty:hidden">
        {wrong}
      </p>
      <div className="flex gap-1.5">
        <Button type="submit" variant="primary" busy={busy}>
          {choice === "confirmed" ? "Confirm the hit" : "Reject the hit"}
        </Button>
        <Button variant="ghost" onClick={() => setChoice(null)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
