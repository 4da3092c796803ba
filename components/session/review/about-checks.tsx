"use client";
import { type Control, Controller } from "react-hook-form";
import { Checkbox } from "@/components/ui/checkbox";
import { checkWord } from "@/lib/format/labels";
import type { Review } from "./review-schema";

type Props = { control: Control<Review>; checks: readonly { id: string; type: string }[] };

/** Which checks the decision is about. */
export function AboutChecks({ control, checks }: Props) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">
        Applies to <span className="font-normal text-ink-2">(none: the whole session)</span>
      </legend>
      <Controller
        control={control}
        name="check_ids"
        render={({ field }) => (
          <>
            {checks.map((check) => (
              // biome-ignore lint/a11y/noLabelWithoutControl: Radix's checkbox inside is a labelable button
              <label key={check.id} className="flex min-h-6 w-fit cursor-pointer items-center gap-2">
                <Checkbox
                  checked={field.value.includes(check.id)}
                  onCheckedChange={(on) =>
                    field.onChange(
                      on === true ? [...field.value, check.id] : field.value.filter((id) => id !== check.id),
                    )
                  }
                />
                {checkWord(check.type)}
              </label>
            ))}
          </>
        )}
      />
    </fieldset>
  );
}
