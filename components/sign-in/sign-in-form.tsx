"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { signIn } from "@/lib/client/sign-in";
import { durationText } from "@/lib/format/time-text";
import { DemoAccounts } from "./demo-accounts";
import { PasskeyButton } from "./passkey-button";
import { SingleSignOnButton } from "./single-sign-on-button";

const Form = z.object({
  email: z.email("Enter your e-mail address."),
  password: z.string().check(z.minLength(1, "Enter your password.")),
  code: z.string(),
});
type Form = z.infer<typeof Form>;
type Props = {
  demo: readonly { email: string; password: string; role: string }[];
  /** A path of our own pages, checked by the server. */
  returnTo: string;
  /** What single sign-on is called, where it is configured. */
  singleSignOn: string | null;
};

/** E-mail and password; what is wrong stands next to the field it is about. */
export function SignInForm({ demo, returnTo, singleSignOn }: Props) {
  const [needsCode, setNeedsCode] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Form>({
    resolver: zodResolver(Form),
    defaultValues: { email: "", password: "", code: "" },
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ email, password, code }) => {
    setRefusal(null);
    const answer = await signIn(email, password, code.trim());
    if (answer === "signed-in") {
      location.assign(returnTo);
      // Busy until the next page is there.
      await new Promise(() => {});
    } else if (answer === "wrong") {
      form.resetField("password");
      form.setError("password", { message: "E-mail or password is not right." }, { shouldFocus: true });
    } else if (answer === "code_missing" || answer === "code_wrong") {
      setNeedsCode(true);
      form.resetField("code");
      if (answer === "code_wrong")
        form.setError(
          "code",
          { message: "This code is not right, or was used before." },
          { shouldFocus: true },
        );
    } else if (answer === "unreachable") {
      setRefusal("The server could not be reached. Check your connection and try again.");
    } else {
      setRefusal(`Too many tries. Wait ${durationText(answer.waitSeconds * 1000)} and try again.`);
    }
  });

  const field = (name: keyof Form) => ({
    ...form.register(name),
    id: name,
    "aria-describedby": `${name}-note`,
    "aria-invalid": errors[name] ? true : undefined,
  });
  return (
    <>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <Field id="email" label="E-mail" error={errors.email?.message}>
          <Input type="email" autoComplete="username" autoFocus {...field("email")} />
        </Field>
        <Field id="password" label="Password" error={errors.password?.message}>
          <Input type="password" autoComplete="current-password" {...field("password")} />
        </Field>
        {needsCode ? (
          <Field
            id="code"
            label="Code"
            hint="From your authenticator app, or one of your recovery codes."
            error={errors.code?.message}
          >
            <Input inputMode="text" autoComplete="one-time-code" autoFocus {...field("code")} />
          </Field>
        ) : null}
        {refusal ? (
          <p role="alert" className="flex gap-2 rounded-md bg-issue-soft px-3 py-2 text-sm text-issue">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {refusal}
          </p>
        ) : null}
        <Button type="submit" variant="primary" size="md" busy={isSubmitting}>
          Sign in
        </Button>
      </form>
      <PasskeyButton returnTo={returnTo} />
      {singleSignOn === null ? null : <SingleSignOnButton name={singleSignOn} returnTo={returnTo} />}
      <DemoAccounts
        accounts={demo}
        onChoose={(account) => {
          form.reset({ email: account.email, password: account.password, code: "" });
          form.setFocus("password");
        }}
      />
    </>
  );
}
