"use client";
import { useState } from "react";
import { Controller, useFormContext } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { emailOf, type FoundPerson } from "@/lib/client/find-people";
import type { NewSessionForm } from "./new-session-schema";
import { PersonPicker } from "./person-picker";

/** Somebody new by name, or somebody known, looked up; a known person's address is filled in. */
export function PersonFields({ mode }: { mode: "test" | "live" }) {
  const form = useFormContext<NewSessionForm>();
  const { errors } = form.formState;
  const [chosen, setChosen] = useState<FoundPerson | null>(null);
  const kind = form.watch("kind");

  const choose = (person: FoundPerson | null) => {
    setChosen(person);
    form.setValue("entityId", person?.id ?? "", { shouldValidate: person !== null });
    if (!person) return;
    // Without it the address is typed.
    emailOf(mode, person.id).then(
      (email) => form.setValue("email", email),
      () => {},
    );
  };
  const field = (name: "firstName" | "lastName") => ({
    ...form.register(name),
    id: `new-${name}`,
    autoComplete: "off",
    "aria-describedby": `new-${name}-note`,
    "aria-invalid": errors[name] ? (true as const) : undefined,
  });
  return (
    <>
      <Controller
        control={form.control}
        name="kind"
        render={({ field: { value, onChange } }) => (
          <Segmented
            label="Person"
            value={value}
            onChange={onChange}
            options={[
              { value: "new", label: "New person" },
              { value: "known", label: "Existing person" },
            ]}
          />
        )}
      />
      {kind === "new" ? (
        <div className="grid gap-3.5 sm:grid-cols-2">
          <Field id="new-firstName" label="First name" error={errors.firstName?.message}>
            <Input {...field("firstName")} />
          </Field>
          <Field id="new-lastName" label="Last name" error={errors.lastName?.message}>
            <Input {...field("lastName")} />
          </Field>
        </div>
      ) : (
        <Field id="new-entityId" label="Who" error={errors.entityId?.message}>
          <PersonPicker
            mode={mode}
            chosen={chosen}
            onChoose={choose}
            invalid={errors.entityId !== undefined}
          />
        </Field>
      )}
    </>
  );
}
