"use client";
import { useTransition } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { ActionResult } from "@/lib/client/action-result";
import { deviceWords } from "@/lib/format/device-words";
import { AccountPanel } from "./account-panel";

type Item = {
  name: string;
  userAgent: string | null;
  strength: string;
  createdAt: string;
  lastSeenAt: string;
  isThis: boolean;
};
type Props = { signIns: readonly Item[]; end: (name: string | null) => Promise<ActionResult> };

const PROVEN: Record<string, string> = {
  password: "password",
  second_factor: "password and code",
  passkey: "passkey",
  single_sign_on: "single sign-on",
  single_sign_on_second_factor: "single sign-on with a second factor",
};

/** Where one is signed in, each to be ended at once. */
export function SignInsPanel({ signIns, end }: Props) {
  const announce = useAnnounce();
  const [busy, start] = useTransition();
  const stop = (name: string | null) =>
    start(async () => {
      const result = await end(name);
      announce(result.message, result.ok ? "done" : "failed");
    });
  return (
    <AccountPanel
      title="Where you are signed in"
      line="What you do not know, end; then change your password."
      actions={
        signIns.length > 1 ? (
          <Button busy={busy} onClick={() => stop(null)}>
            End all others
          </Button>
        ) : null
      }
    >
      <ul className="divide-y divide-line">
        {signIns.map((item) => (
          <li key={item.name} className="flex flex-wrap items-center gap-x-3 py-2">
            <span className="min-w-0 flex-1">
              <span className="font-medium">{deviceWords(item.userAgent)}</span>
              {item.isThis ? <span className="text-clear"> · this one</span> : null}
              <span className="block text-xs text-ink-3">
                by {PROVEN[item.strength] ?? item.strength}, since <Time at={item.createdAt} />, last seen{" "}
                <Time at={item.lastSeenAt} />
              </span>
            </span>
            {item.isThis ? null : (
              <Button variant="ghost" disabled={busy} onClick={() => stop(item.name)}>
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
    </AccountPanel>
  );
}
