"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionAnswer, ActionResult } from "@/lib/client/action-result";
import { AccountPanel } from "./account-panel";

type Props = {
  isOn: boolean;
  begin: () => Promise<ActionAnswer<{ secret: string; picture: string }>>;
  confirm: (code: string) => Promise<ActionAnswer<{ recoveryCodes: string[] }>>;
  remove: (password: string) => Promise<ActionResult>;
};
type Stage =
  | { at: "rest" }
  | { at: "scan"; secret: string; picture: string }
  | { at: "codes"; codes: string[] }
  | { at: "remove" };

/** The second factor of one's account: an authenticator app (TOTP), and codes for when the phone is lost. */
export function SecondFactorPanel({ isOn, begin, confirm, remove }: Props) {
  const announce = useAnnounce();
  const router = useRouter();
  const [stage, setStage] = useState<Stage>({ at: "rest" });
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | undefined>();

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setWrong(undefined);
    await work();
    setBusy(false);
  };
  const start = () =>
    run(async () => {
      const result = await begin();
      if (result.ok) setStage({ at: "scan", ...result.value });
      else announce(result.message, "failed");
    });
  const given = (event: FormEvent<HTMLFormElement>, name: string): string => {
    event.preventDefault();
    return String(new FormData(event.currentTarget).get(name) ?? "");
  };
  const check = (event: FormEvent<HTMLFormElement>) => {
    const code = given(event, "code");
    return run(async () => {
      const result = await confirm(code);
      if (result.ok) setStage({ at: "codes", codes: result.value.recoveryCodes });
      else setWrong(result.fields?.code?.join(" ") ?? result.message);
    });
  };
  const takeOut = (event: FormEvent<HTMLFormElement>) => {
    const password = given(event, "password");
    return run(async () => {
      const result = await remove(password);
      if (!result.ok) return setWrong(result.fields?.password?.join(" ") ?? result.message);
      announce(result.message);
      setStage({ at: "rest" });
    });
  };
  const line = isOn
    ? "A code from your authenticator app is asked for besides your password."
    : "A code from an app on your phone, besides your password.";
  const actions =
    stage.at !== "rest" ? null : isOn ? (
      <Button onClick={() => setStage({ at: "remove" })}>Remove</Button>
    ) : (
      <Button variant="primary" busy={busy} onClick={() => void start()}>
        Set up
      </Button>
    );

  return (
    <AccountPanel title="Second factor" line={line} actions={actions}>
      {stage.at === "scan" ? (
        <form onSubmit={(event) => void check(event)} className="flex flex-wrap gap-5">
          {/* biome-ignore lint/performance/noImgElement: a picture made on the spot, in a data URL */}
          <img
            src={stage.picture}
            alt="QR code for your authenticator app"
            className="size-44 rounded-md bg-white p-1"
          />
          <div className="grid min-w-60 flex-1 content-start gap-3">
            <p>
              Scan this with an authenticator app, or enter the key by hand:
              <code className="mt-1 block text-xs break-all text-ink-2">{stage.secret}</code>
            </p>
            <Field id="totp-code" label="Code the app shows" error={wrong}>
              <Input
                id="totp-code"
                name="code"
                inputMode="numeric"
                autoComplete="one-time-code"
                autoFocus
                required
                aria-describedby="totp-code-note"
                aria-invalid={wrong ? true : undefined}
                className="max-w-40"
              />
            </Field>
            <div className="flex gap-2">
              <Button type="submit" variant="primary" busy={busy}>
                Confirm
              </Button>
              <Button variant="ghost" onClick={() => setStage({ at: "rest" })}>
                Cancel
              </Button>
            </div>
          </div>
        </form>
      ) : null}
      {stage.at === "codes" ? (
        <div className="grid gap-2" role="status">
          <p>
            Your second factor is in force. Put these recovery codes away safely: each works once, when you do
            not have your phone. They are shown only now.
          </p>
          <ul className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-md bg-sunken p-3 font-mono sm:max-w-80">
            {stage.codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
          <div className="flex gap-2">
            <Button
              onClick={() =>
                void navigator.clipboard.writeText(stage.codes.join("\n")).then(() => announce("Copied."))
              }
            >
              Copy
            </Button>
            <Button
              variant="primary"
              onClick={() => {
                setStage({ at: "rest" });
                router.refresh();
              }}
            >
              I have put them away
            </Button>
          </div>
        </div>
      ) : null}
      {stage.at === "remove" ? (
        <form onSubmit={(event) => void takeOut(event)} className="grid max-w-80 gap-3">
          <Field id="totp-password" label="Your password" error={wrong}>
            <Input
              id="totp-password"
              name="password"
              type="password"
              autoComplete="current-password"
              autoFocus
              required
              aria-describedby="totp-password-note"
              aria-invalid={wrong ? true : undefined}
            />
          </Field>
          <div className="flex gap-2">
            <Button type="submit" variant="danger" busy={busy}>
              Remove the second factor
            </Button>
            <Button variant="ghost" onClick={() => setStage({ at: "rest" })}>
              Cancel
            </Button>
          </div>
        </form>
      ) : null}
    </AccountPanel>
  );
}
