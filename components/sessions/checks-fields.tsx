"use client";
import { Controller, useFormContext } from "react-hook-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import { checkWord, PROFILE_WORDS } from "@/lib/format/labels";
import type { NewSessionForm } from "./new-session-schema";
import type { SessionOffer } from "./session-offer";

const NAMES = ["basic", "standard", "comprehensive"] as const;

/** A profile with what it means, or checks one by one. */
export function ChecksFields({ offer }: { offer: SessionOffer }) {
  const form = useFormContext<NewSessionForm>();
  const profile = form.watch("profile");
  const options = [
    ...NAMES.map((name) => ({
      value: name as string,
      label: `${PROFILE_WORDS[name]}: ${offer.profiles[name].map((type) => checkWord(type).toLowerCase()).join(", ")}`,
    })),
    { value: "custom", label: "Custom checks" },
  ];
  return (
    <>
      <Field id="new-profile" label="Checks">
        <Controller
          control={form.control}
          name="profile"
          render={({ field: { value, onChange } }) => (
            <Select
              id="new-profile"
              value={value}
              onChange={onChange}
              options={options}
              className="min-w-0"
            />
          )}
        />
      </Field>
      {profile === "custom" ? (
        <Field id="new-checks" label="Which" error={form.formState.errors.checks?.message}>
          <Controller
            control={form.control}
            name="checks"
            render={({ field: { value, onChange } }) => (
              <fieldset id="new-checks" aria-label="Which checks" className="grid gap-2 sm:grid-cols-2">
                {offer.checks.map(({ type, price }) => (
                  <span key={type} className="flex items-center gap-2">
                    <Checkbox
                      id={`new-check-${type}`}
                      checked={value.includes(type)}
                      onCheckedChange={(on) =>
                        onChange(on === true ? [...value, type] : value.filter((other) => other !== type))
                      }
                    />
                    <Label htmlFor={`new-check-${type}`}>
                      {checkWord(type)} ({price})
                    </Label>
                  </span>
                ))}
              </fieldset>
            )}
          />
        </Field>
      ) : null}
    </>
  );
}
