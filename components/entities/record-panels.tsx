import { Panel } from "@/components/session/panel";
import { countryWord } from "@/lib/format/country-word";
import { ENTITY_FIELDS, type EntityKind } from "./entity-fields";

const COUNTRIES = ["nationality", "country_of_birth", "address_country"];

/** What is known about an entity, group by group; what is not known is left out. */
export function RecordPanels({ kind, values }: { kind: EntityKind; values: Record<string, unknown> }) {
  return ENTITY_FIELDS[kind].map((group) => {
    const known = group.fields.flatMap(({ name, label, options }) => {
      const value = values[name];
      if (typeof value !== "string" || value === "") return [];
      const word = options?.find((option) => option.value === value)?.label;
      return [{ name, label, text: word ?? (COUNTRIES.includes(name) ? countryWord(value) : value) }];
    });
    return (
      <Panel key={group.title} title={group.title}>
        {known.length === 0 ? <p className="text-ink-2">Nothing is known.</p> : null}
        <dl className="grid grid-cols-[minmax(0,36%)_minmax(0,1fr)] gap-x-3 gap-y-1.5">
          {known.map(({ name, label, text }) => (
            <div key={name} className="contents">
              <dt className="text-ink-2">{label}</dt>
              <dd className="wrap-anywhere">
                <bdi>{text}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
    );
  });
}
