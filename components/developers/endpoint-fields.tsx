"use client";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { eventWord } from "./event-names";

export type EndpointChoice = { url: string; description: string; eventTypes: string[] };
type Props = {
  value: EndpointChoice;
  onChange: (value: EndpointChoice) => void;
  /** Every event there is. */
  events: readonly string[];
  fault: (name: string) => string | undefined;
};

/** Where an endpoint is, what it is for and which events it gets. */
export function EndpointFields({ value, onChange, events, fault }: Props) {
  const all = value.eventTypes.includes("*");
  const [chosen, setChosen] = useState(all ? [...events] : value.eventTypes);
  const set = (change: Partial<EndpointChoice>) => onChange({ ...value, ...change });
  const toggle = (name: string) => {
    const next = chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name];
    setChosen(next);
    set({ eventTypes: next });
  };
  const wrong = fault("event_type");
  return (
    <div className="grid gap-3.5">
      <Field
        id="endpoint-url"
        label="URL"
        hint="https, reachable from the internet."
        error={fault("webhook_url")}
      >
        <Input
          id="endpoint-url"
          type="url"
          inputMode="url"
          spellCheck={false}
          value={value.url}
          onChange={(event) => set({ url: event.target.value })}
          aria-describedby="endpoint-url-note"
          aria-invalid={fault("webhook_url") ? true : undefined}
        />
      </Field>
      <Field id="endpoint-description" label="Description" hint="For your team." error={fault("description")}>
        <Input
          id="endpoint-description"
          value={value.description}
          maxLength={500}
          onChange={(event) => set({ description: event.target.value })}
          aria-describedby="endpoint-description-note"
        />
      </Field>
      <fieldset className="grid gap-2">
        <legend className="mb-1 text-sm font-medium">Events</legend>
        <Segmented
          label="Which events"
          value={all ? "all" : "some"}
          onChange={(which) => set({ eventTypes: which === "all" ? ["*"] : chosen })}
          options={[
            { value: "all", label: "Every event" },
            { value: "some", label: "Chosen ones" },
          ]}
        />
        {all ? (
          <p className="text-xs text-ink-3">
            Also events that are added later; answers to contests only where they are chosen by name.
          </p>
        ) : (
          <ul className="grid gap-1.5 pt-1">
            {events.map((name) => (
              <li key={name} className="flex items-center gap-2">
                <Checkbox
                  id={`event-${name}`}
                  checked={chosen.includes(name)}
                  onCheckedChange={() => toggle(name)}
                />
                <label htmlFor={`event-${name}`} className="min-w-0 text-sm">
                  {eventWord(name)} <code className="text-xs text-ink-3 max-sm:sr-only">{name}</code>
                </label>
              </li>
            ))}
          </ul>
        )}
        {wrong ? (
          <p role="alert" className="text-xs text-issue">
            {wrong}
          </p>
        ) : null}
      </fieldset>
    </div>
  );
}
