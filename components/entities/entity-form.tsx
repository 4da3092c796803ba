"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useForm } from "react-hook-form";
import { useAnnounce } from "@/components/ui/announcer";
import { Button, buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import type { ActionAnswer } from "@/lib/client/action-result";
import { ENTITY_FIELDS, type EntityField, type EntityKind } from "./entity-fields";
import { type EntityValues, entitySchema } from "./entity-schema";

type Props = {
  /** Null: a new one, whose kind is chosen here. */
  entity: { id: string; kind: EntityKind; values: EntityValues; updatedAt: string } | null;
  save: (body: Record<string, string>) => Promise<ActionAnswer<{ id: string }>>;
};

/** Everything that can be said about an entity. Of a known one only what was changed is sent. */
export function EntityForm({ entity, save }: Props) {
  const [kind, setKind] = useState<EntityKind>(entity?.kind ?? "individual");
  const [busy, start] = useTransition();
  const announce = useAnnounce();
  const router = useRouter();
  const groups = ENTITY_FIELDS[kind];
  const names = groups.flatMap((group) => group.fields.map((field) => field.name));
  const form = useForm<EntityValues>({
    resolver: zodResolver(entitySchema(kind)),
    defaultValues: Object.fromEntries(
      Object.values(ENTITY_FIELDS)
        .flat()
        .flatMap((group) => group.fields.map(({ name }) => [name, entity?.values[name] ?? ""])),
    ),
  });
  const { errors, dirtyFields } = form.formState;

  const send = form.handleSubmit((values) =>
    start(async () => {
      const meant = Object.entries(values).filter(
        ([name, value]) => names.includes(name) && (entity ? dirtyFields[name] : value !== ""),
      );
      const answer = await save({
        ...Object.fromEntries(meant),
        ...(entity ? { expected_updated_at: entity.updatedAt } : { entity_type: kind }),
      });
      if (answer.ok) {
        announce(answer.message);
        router.push(`/entities/${answer.value.id}/`);
        return;
      }
      const said = Object.entries(answer.fields ?? {}).filter(([name]) => names.includes(name));
      for (const [name, messages] of said) form.setError(name, { message: messages.join(" ") });
      if (said[0]) form.setFocus(said[0][0]);
      form.setError("root", { message: `${answer.message} Request ${answer.requestId}.` });
    }),
  );

  const control = (field: EntityField) => {
    const own = {
      ...form.register(field.name),
      id: `entity-${field.name}`,
      "aria-describedby": `entity-${field.name}-note`,
      "aria-invalid": errors[field.name] ? true : undefined,
    };
    if (field.options) return <NativeSelect {...own} placeholder="Not given" options={field.options} />;
    if (field.wide) return <Textarea {...own} dir="auto" maxLength={field.most} />;
    return (
      <Input
        {...own}
        type={field.type ?? "text"}
        dir={field.type ? undefined : "auto"}
        maxLength={field.most}
        autoComplete="off"
        spellCheck={false}
      />
    );
  };

  return (
    <form onSubmit={send} noValidate className="grid gap-4">
      {entity ? null : (
        <div className="w-60">
          <Segmented
            label="Kind"
            value={kind}
            onChange={setKind}
            options={[
              { value: "individual", label: "Individual" },
              { value: "company", label: "Company" },
            ]}
          />
        </div>
      )}
      {groups.map((group) => (
        <Card key={group.title} title={group.title}>
          <div className="grid gap-x-4 gap-y-3.5 sm:grid-cols-2">
            {group.fields.map((field) => (
              <div key={field.name} className={field.wide ? "sm:col-span-2" : undefined}>
                <Field
                  id={`entity-${field.name}`}
                  label={field.needed ? `${field.label} (required)` : field.label}
                  hint={field.hint}
                  error={errors[field.name]?.message}
                >
                  {control(field)}
                </Field>
              </div>
            ))}
          </div>
        </Card>
      ))}
      {errors.root ? (
        <p role="alert" className="text-sm text-issue">
          {errors.root.message}
        </p>
      ) : null}
      <div className="flex justify-end gap-2">
        <Link
          href={entity ? `/entities/${entity.id}/` : "/entities/"}
          className={buttonStyle({ size: "md" })}
        >
          Cancel
        </Link>
        <Button type="submit" variant="primary" size="md" busy={busy}>
          {entity ? "Save" : "Create entity"}
        </Button>
      </div>
    </form>
  );
}
