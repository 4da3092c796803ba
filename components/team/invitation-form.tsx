"use client";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { Button, buttonStyle } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionAnswer } from "@/lib/client/action-result";
import { ROLE_WORDS } from "@/lib/format/labels";

type Invitation = { tenantName: string; email: string; role: string; hasAccount: boolean };
type Form = { name: string; password: string };
type Props = {
  look: (token: string) => Promise<ActionAnswer<Invitation>>;
  accept: (input: Form & { token: string }) => Promise<ActionAnswer<{ email: string }>>;
};
type State =
  | { at: "loading" }
  | { at: "gone"; message: string }
  | { at: "open"; token: string; invitation: Invitation }
  | { at: "joined"; tenantName: string };

/** Accepts an invitation: name and password for who is new, the password for who has an account. */
export function InvitationForm({ look, accept }: Props) {
  const [state, setState] = useState<State>({ at: "loading" });
  const form = useForm<Form>({ defaultValues: { name: "", password: "" } });
  const { errors, isSubmitting } = form.formState;
  useEffect(() => {
    const token = location.hash.slice(1);
    void look(token).then((result) =>
      setState(
        result.ok ? { at: "open", token, invitation: result.value } : { at: "gone", message: result.message },
      ),
    );
  }, [look]);
  if (state.at === "loading") return <p role="status">One moment …</p>;
  if (state.at === "gone") {
    return (
      <>
        <h1 className="mb-2 text-lg font-semibold tracking-[-0.015em]">This link opens nothing</h1>
        <p role="alert" className="text-ink-2">
          {state.message}
        </p>
      </>
    );
  }
  if (state.at === "joined") {
    return (
      <>
        <h1 className="mb-2 text-lg font-semibold tracking-[-0.015em]">Welcome to {state.tenantName}</h1>
        <p className="mb-4 text-ink-2">You can sign in now.</p>
        <a href="/sign-in/" className={buttonStyle({ variant: "primary", size: "md" })}>
          Sign in
        </a>
      </>
    );
  }
  const { invitation, token } = state;
  const submit = form.handleSubmit(async (given) => {
    const result = await accept({ ...given, token });
    if (result.ok) return setState({ at: "joined", tenantName: invitation.tenantName });
    for (const name of ["name", "password"] as const) {
      const messages = result.fields?.[name];
      if (messages) form.setError(name, { message: messages.join(" ") }, { shouldFocus: true });
    }
    if (!result.fields) setState({ at: "gone", message: result.message });
  });
  const field = (name: keyof Form) => ({
    ...form.register(name),
    id: name,
    "aria-describedby": `${name}-note`,
    "aria-invalid": errors[name] ? (true as const) : undefined,
  });
  return (
    <>
      <h1 className="text-lg font-semibold tracking-[-0.015em]">
        Join <bdi>{invitation.tenantName}</bdi>
      </h1>
      <p className="mt-1 mb-4 text-ink-2">
        as {(ROLE_WORDS[invitation.role] ?? invitation.role).toLowerCase()}, with{" "}
        <span className="text-ink">{invitation.email}</span>
      </p>
      <form onSubmit={submit} noValidate className="grid gap-4">
        {invitation.hasAccount ? null : (
          <Field id="name" label="Your name" error={errors.name?.message}>
            <Input autoComplete="name" {...field("name")} />
          </Field>
        )}
        <Field
          id="password"
          label={invitation.hasAccount ? "Password of your account" : "Choose a password"}
          hint={invitation.hasAccount ? undefined : "A few words are easier than symbols."}
          error={errors.password?.message}
        >
          <Input
            type="password"
            autoComplete={invitation.hasAccount ? "current-password" : "new-password"}
            {...field("password")}
          />
        </Field>
        <Button type="submit" variant="primary" size="md" busy={isSubmitting}>
          Accept
        </Button>
      </form>
    </>
  );
}
