"use client";
import { type Control, Controller } from "react-hook-form";
import { Label } from "@/components/ui/label";
import { NativeSelect } from "@/components/ui/native-select";
import type { Choice, DiscrepancyItem } from "../session-page-view";
import type { Review } from "./review-schema";

type Props = {
  control: Control<Review>;
  open: readonly DiscrepancyItem[];
  choices: readonly Choice[];
  error: string | undefined;
};

/** Each difference between document and record, and how it was settled. */
export function ResolutionFields({ control, open, choices, error }: Props) {
  if (open.length === 0) return null;
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">Differences</legend>
      {open.map((item) => (
        <Controller
          key={item.id}
          control={control}
          name={`resolutions.${item.id}`}
          render={({ field }) => (
            <div className="grid gap-1">
              <Label htmlFor={`resolution-${item.id}`}>{item.label} differs. How was it resolved?</Label>
              <p className="text-xs wrap-anywhere text-ink-2">
                <bdi>{item.documentValue ?? "–"}</bdi> on the document, <bdi>{item.recordValue ?? "–"}</bdi>{" "}
                in your record
              </p>
              <NativeSelect
                id={`resolution-${item.id}`}
                value={field.value ?? ""}
                onChange={(event) => field.onChange(event.target.value)}
                onBlur={field.onBlur}
                ref={field.ref}
                placeholder="Choose"
                options={choices}
              />
            </div>
          )}
        />
      ))}
      <p role="alert" className="text-xs text-issue empty:hidden">
        {error}
      </p>
    </fieldset>
  );
}
