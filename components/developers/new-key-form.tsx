"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useRunAction } from "@/components/ui/use-run-action";
import type { ActionAnswer } from "@/lib/client/action-result";

export type KeyChoice = {
  name: string;
  description: string;
  ownerId: string;
  scopes: string[];
  expiresInDays: number | null;
  allowedIps: string[];
  errorCodes: "documented" | "lowercase";
};
export type KeyFormProps = {
  mode: "test" | "live";
  /** Whose key it may be; the first is chosen. */
  owners: readonly { value: string; label: string }[];
  /** What this person may hand out. */
  scopes: readonly string[];
  create: (choice: KeyChoice) => Promise<ActionAnswer<{ key: string }>>;
  onMade: (key: string) => void;
};

const EXPIRIES = [
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
  { value: "", label: "Never" },
];
const CODES = [
  { value: "documented", label: "As documented (NOT_FOUND)" },
  { value: "lowercase", label: "Lower case (not_found), for moved clients" },
];

/** Who it belongs to, what it may do, from where and until when. */
export function NewKeyForm({ mode, owners, scopes, create, onMade }: KeyFormProps) {
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [ownerId, setOwner] = useState(owners[0]?.value ?? "");
  const [chosen, setChosen] = useState<string[]>([...scopes]);
  const [expiry, setExpiry] = useState("365");
  const [addresses, setAddresses] = useState("");
  const [errorCodes, setErrorCodes] = useState<KeyChoice["errorCodes"]>("documented");
  const { busy, run, fault } = useRunAction();
  const submit = () =>
    run(
      () =>
        create({
          ...{ name, description, ownerId, scopes: chosen, errorCodes },
          expiresInDays: expiry === "" ? null : Number(expiry),
          allowedIps: addresses.split(/[\s,]+/).filter(Boolean),
        }),
      (made) => onMade(made.value.key),
    );
  return (
    <form
      className="grid gap-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field id="key-name" label="Name" hint="What uses it, e.g. Core banking." error={fault("name")}>
        <Input
          id="key-name"
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
          aria-describedby="key-name-note"
          aria-invalid={fault("name") ? true : undefined}
        />
      </Field>
      {owners.length > 1 ? (
        <Field
          id="key-owner"
          label="Owner"
          hint="Reviews made with it carry this person's name. Three active keys per person and mode."
          error={fault("owner_id")}
        >
          <Select id="key-owner" value={ownerId} onChange={setOwner} options={owners} />
        </Field>
      ) : null}
      <fieldset className="grid gap-1.5">
        <legend className="mb-1 text-sm font-medium">It may</legend>
        <ul className="grid gap-1.5 sm:grid-cols-2">
          {scopes.map((scope) => (
            <li key={scope} className="flex items-center gap-2">
              <Checkbox
                id={`scope-${scope}`}
                checked={chosen.includes(scope)}
                onCheckedChange={(checked) =>
                  setChosen(checked === true ? [...chosen, scope] : chosen.filter((one) => one !== scope))
                }
              />
              <label htmlFor={`scope-${scope}`} className="text-sm">
                {scope}
              </label>
            </li>
          ))}
        </ul>
        {fault("scopes") ? (
          <p role="alert" className="text-xs text-issue">
            {fault("scopes")}
          </p>
        ) : null}
      </fieldset>
      <Field id="key-expiry" label="Ends" error={fault("expires_at")}>
        <Select
          id="key-expiry"
          value={expiry || "never"}
          onChange={(value) => setExpiry(value === "never" ? "" : value)}
          options={EXPIRIES.map((one) => ({ ...one, value: one.value || "never" }))}
        />
      </Field>
      <Field
        id="key-addresses"
        label="Only from these addresses"
        hint="One a line, single or as a range (203.0.113.0/24). Empty: from anywhere."
        error={fault("allowed_ips")}
      >
        <Textarea
          id="key-addresses"
          rows={2}
          spellCheck={false}
          value={addresses}
          onChange={(event) => setAddresses(event.target.value)}
          aria-describedby="key-addresses-note"
          className="min-h-0"
        />
      </Field>
      <details>
        <summary className="w-fit cursor-pointer text-sm text-ink-2">More</summary>
        <div className="mt-3 grid gap-3.5">
          <Field id="key-description" label="Description" error={fault("description")}>
            <Input
              id="key-description"
              value={description}
              maxLength={500}
              onChange={(event) => setDescription(event.target.value)}
            />
          </Field>
          <Field id="key-codes" label="Error codes">
            <Select
              id="key-codes"
              value={errorCodes}
              onChange={(value) => setErrorCodes(value as KeyChoice["errorCodes"])}
              options={CODES}
            />
          </Field>
        </div>
      </details>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" size="md" busy={busy}>
          Make the {mode} key
        </Button>
      </div>
    </form>
  );
}
