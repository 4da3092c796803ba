import * as z from "zod/mini";
import { ENTITY_FIELDS, type EntityKind } from "./entity-fields";

/** Field name → text as it stands in the form; "" is nothing. */
export type EntityValues = Record<string, string>;

const address = z.email();

/** What can be told without asking the server: required names, lengths, the shape of an e-mail address. */
export function entitySchema(kind: EntityKind) {
  const fields = ENTITY_FIELDS[kind].flatMap((group) => group.fields);
  return z.record(z.string(), z.string()).check(
    z.superRefine((values, context) => {
      for (const { name, label, most, needed, type } of fields) {
        const text = (values[name] ?? "").trim();
        const say = (message: string) => context.addIssue({ code: "custom", path: [name], message });
        if (needed && text === "") say(`Enter the ${label.toLowerCase()}.`);
        if (text.length > most) say(`At most ${most} characters.`);
        if (type === "email" && text && !address.safeParse(text).success)
          say("Enter a valid e-mail address.");
      }
    }),
  );
}
