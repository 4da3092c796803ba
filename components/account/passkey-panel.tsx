"use client";
import { type FormEvent, useState } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Time } from "@/components/ui/time";
import type { ActionAnswer, ActionResult } from "@/lib/client/action-result";
import { AccountPanel } from "./account-panel";

type Passkey = { id: string; name: string; createdAt: string; lastUsedAt: string | null };
type Props = {
  passkeys: readonly Passkey[];
  // The shape is the browser's own (PublicKeyCredentialCreationOptionsJSON); only passed through.
  begin: () => Promise<ActionAnswer<{ challengeId: string; options: unknown }>>;
  add: (input: { challengeId: string; name: string; response: unknown }) => Promise<ActionResult>;
  remove: (id: string) => Promise<ActionResult>;
};

/** Passkeys: signing in with a finger, a face or a PIN of one's own device, instead of password and code. */
export function PasskeyPanel({ passkeys, begin, add, remove }: Props) {
  const announce = useAnnounce();
  const [naming, setNaming] = useState(false);
  const [busy, setBusy] = useState(false);
  const tell = (result: ActionResult) => announce(result.message, result.ok ? "done" : "failed");

  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    setBusy(true);
    try {
      const started = await begin();
      if (!started.ok) return announce(started.message, "failed");
      const { startRegistration } = await import("@simplewebauthn/browser");
      const { challengeId, options } = started.value;
      const response = await startRegistration({ optionsJSON: options as never }).catch(() => null);
      if (!response) return announce("No passkey was made. Your device or browser turned it down.", "failed");
      const result = await add({ challengeId, name, response });
      tell(result);
      if (result.ok) setNaming(false);
    } finally {
      setBusy(false);
    }
  };
  return (
    <AccountPanel
      title="Passkeys"
      line="Sign in with your finger, face or PIN instead of password and code."
      actions={naming ? null : <Button onClick={() => setNaming(true)}>Add a passkey</Button>}
    >
      {naming ? (
        <form onSubmit={(event) => void make(event)} className="flex flex-wrap items-end gap-2">
          <div className="w-60">
            <Field id="passkey-name" label="What to call it">
              <Input
                id="passkey-name"
                name="name"
                defaultValue="This device"
                maxLength={60}
                required
                autoFocus
              />
            </Field>
          </div>
          <Button type="submit" variant="primary" busy={busy}>
            Go on
          </Button>
          <Button variant="ghost" onClick={() => setNaming(false)}>
            Cancel
          </Button>
        </form>
      ) : null}
      {passkeys.length > 0 ? (
        <ul className="divide-y divide-line">
          {passkeys.map((passkey) => (
            <li key={passkey.id} className="flex items-center gap-3 py-2">
              <span className="min-w-0 flex-1">
                <span className="font-medium">{passkey.name}</span>
                <span className="block text-xs text-ink-3">
                  since <Time at={passkey.createdAt} />
                  {passkey.lastUsedAt ? (
                    <>
                      , last used <Time at={passkey.lastUsedAt} />
                    </>
                  ) : (
                    ", never used"
                  )}
                </span>
              </span>
              <Button variant="ghost" onClick={() => void remove(passkey.id).then(tell)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </AccountPanel>
  );
}
