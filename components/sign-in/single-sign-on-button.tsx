"use client";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { goToSingleSignOn } from "@/lib/client/sign-in";

type Props = { name: string; returnTo: string };

/** The way in by the organisation's own sign-in. */
export function SingleSignOnButton({ name, returnTo }: Props) {
  const [state, setState] = useState<"idle" | "busy" | "unreachable">("idle");
  const start = async () => {
    setState("busy");
    if (!(await goToSingleSignOn(returnTo))) setState("unreachable");
  };
  return (
    <div className="mt-3 grid gap-1.5">
      <Button variant="secondary" size="md" busy={state === "busy"} onClick={() => void start()}>
        <KeyRound aria-hidden />
        Sign in with {name}
      </Button>
      <p role="status" className="text-xs text-ink-3 empty:hidden">
        {state === "unreachable" ? `${name} could not be reached. Try again, or sign in another way.` : ""}
      </p>
    </div>
  );
}
