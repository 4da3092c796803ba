"use client";
import { Fingerprint } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { signInByPasskey } from "@/lib/client/sign-in";

type Props = { returnTo: string };

/** The other way in: a passkey of this device. */
export function PasskeyButton({ returnTo }: Props) {
  const [state, setState] = useState<"idle" | "busy" | "refused">("idle");
  const start = async () => {
    setState("busy");
    const answer = await signInByPasskey();
    if (answer === "signed-in") location.assign(returnTo);
    else setState("refused");
  };
  return (
    <div className="mt-3 grid gap-1.5 border-t border-line pt-3">
      <Button variant="secondary" size="md" busy={state === "busy"} onClick={() => void start()}>
        <Fingerprint aria-hidden />
        Use a passkey
      </Button>
      <p role="status" className="text-xs text-ink-3 empty:hidden">
        {state === "refused" ? "No passkey was used. Try again, or sign in with your password." : ""}
      </p>
    </div>
  );
}
