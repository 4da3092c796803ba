"use client";
import { useRouter } from "next/navigation";
import { Controller, useForm } from "react-hook-form";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { fieldStyle, Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { ActionResult } from "@/lib/client/action-result";
import {
  keyOf,
  type PolicyField,
  type PolicySection,
  type PolicyValues,
  toPatch,
  toValues,
} from "./policy-fields";

type Props = {
  sections: readonly PolicySection[];
  settings: Record<string, unknown>;
  version: number;
  save: (patch: Record<string, unknown>) => Promise<ActionResult>;
};

/** Every policy of the workspace in one form: only what was changed is sent. Empty means the usual value. */
export function PolicyForm({ sections, settings, version, save }: Props) {
  const announce = useAnnounce();
  const router = useRouter();
  const fields = sections.flatMap((section) => section.fields);
  const form = useForm<PolicyValues>({ values: toValues(fields, settings) });
  const { errors, isSubmitting, isDirty } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    const before = form.formState.defaultValues as PolicyValues;
    const result = await save(toPatch(fields, before, values));
    announce(result.message, result.ok ? "done" : "failed");
    if (result.ok) {
      // What was saved is what later changes are measured by, also before the page has caught up.
      form.reset(values);
      return router.refresh();
    }
    let first = true;
    for (const [path, messages] of Object.entries(result.fields ?? {})) {
      const field = fields.find(({ name }) => path === name || path.startsWith(`${name}.`));
      if (!field) continue;
      form.setError(keyOf(field.name), { message: messages.join(" ") }, { shouldFocus: first });
      first = false;
    }
    if (first) form.setError("root", { message: `${result.message} Request ${result.requestId}.` });
  });

  const control = (field: PolicyField) => {
    const id = `policy-${field.name}`;
    const about = {
      id,
      "aria-describedby": `${id}-note`,
      "aria-invalid": errors[keyOf(field.name)] ? true : undefined,
    };
    if (field.kind === "lines")
      return <Textarea rows={3} placeholder={field.usual} {...about} {...form.register(keyOf(field.name))} />;
    if (field.kind === "number")
      return (
        <div className="flex items-center gap-2">
          <Input
            inputMode="decimal"
            placeholder={field.usual}
            className="max-w-28 tabular-nums"
            {...about}
            {...form.register(keyOf(field.name))}
          />
          {field.unit ? <span className="text-ink-3">{field.unit}</span> : null}
        </div>
      );
    return (
      <Controller
        control={form.control}
        name={keyOf(field.name)}
        render={({ field: choice }) => (
          <select className={cx(fieldStyle, "h-8 max-w-44 px-2 text-sm")} {...about} {...choice}>
            <option value="">{`Usual (${field.usual})`}</option>
            <option value="yes">Yes</option>
            <option value="no">No</option>
          </select>
        )}
      />
    );
  };

  return (
    <form onSubmit={submit} noValidate className="min-h-0 flex-1 overflow-auto border-t border-line">
      <div className="mx-auto grid max-w-220 gap-6 px-4 py-5">
        {sections.map((section) => (
          <fieldset key={section.title} className="grid gap-x-8 gap-y-3 md:grid-cols-[220px_1fr]">
            <legend className="sr-only">{section.title}</legend>
            <div>
              <h2 className="font-semibold">{section.title}</h2>
              <p className="text-xs text-ink-3">{section.line}</p>
            </div>
            <div className="grid gap-3.5 rounded-lg border border-line bg-surface p-4">
              {section.fields.map((field) => (
                <Field
                  key={field.name}
                  id={`policy-${field.name}`}
                  label={field.label}
                  hint={field.hint}
                  error={errors[keyOf(field.name)]?.message as string | undefined}
                >
                  {control(field)}
                </Field>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-line bg-surface px-4 py-2.5">
        <Button type="submit" variant="primary" busy={isSubmitting} disabled={!isDirty}>
          Save
        </Button>
        <span className="text-xs text-ink-3">
          Version {version}. Every change is in the audit log, with the values before and after.
        </span>
        {errors.root ? (
          <span role="alert" className="text-xs text-issue">
            {errors.root.message}
          </span>
        ) : null}
      </div>
    </form>
  );
}
