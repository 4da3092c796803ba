import { z } from "zod";
import { entityType } from "./entities";

/** Optional text: absent, null and "" all say "not given". Spaces around it do not count. */
const text = (max: number) => z.string().trim().max(max).nullish();

/** Text that is "" or passes; a message of its own instead of a union's. */
const textThat = (pass: (value: string) => boolean, message: string) =>
  z
    .string()
    .trim()
    .max(254)
    .refine((value) => value === "" || pass(value), message)
    .nullish();

const address = z.email();
const email = textThat((v) => address.safeParse(v).success, "Enter a valid e-mail address.").meta({
  format: "email",
});
const gender = textThat((v) => v === "male" || v === "female", "Must be male or female.").meta({
  description: "male or female",
});

const country = textThat(
  (v) => /^[A-Za-z]{2,3}$/.test(v),
  "Must be an ISO 3166-1 code of two or three letters, such as GB or GBR.",
).meta({ example: "GB", description: "ISO 3166-1 alpha-2 or alpha-3; kept in upper case." });

// A day that exists and that nobody mistyped by centuries.
const realDate = z.iso.date();
const isDay = (v: string) => realDate.safeParse(v).success && v >= "1800-01-01";
const today = () => new Date().toISOString().slice(0, 10);
const day = textThat(isDay, "Must be a date as YYYY-MM-DD, from 1800 on.").meta({ format: "date" });
const pastDay = textThat(
  (v) => isDay(v) && v <= today(),
  "Must be a date as YYYY-MM-DD, from 1800 on and not in the future.",
).meta({ format: "date", example: "1990-05-15" });

const unstored = z
  .string()
  .max(200)
  .nullish()
  .meta({ description: "Accepted and not stored (data minimisation)." });

/** What may be said about an entity; every field optional. Clients send all of them, unset ones as "". */
const fields = {
  external_id: text(200).meta({ description: "Your own reference." }),
  is_primary: z.boolean().nullish(),
  entity_subtype: text(100),
  email: email,
  phone: text(40),
  title: text(50),
  first_name: text(200).meta({ description: "Required for individuals." }),
  middle_name: text(200),
  last_name: text(200).meta({ description: "Required for individuals." }),
  gender: gender,
  date_of_birth: pastDay,
  country_of_birth: country,
  nationality: country,
  legal_name: text(200).meta({ description: "Required for companies." }),
  trading_name: text(200),
  registration_number: text(100),
  jurisdiction: text(100).meta({ description: "Where it is registered: a country or a part of one." }),
  incorporation_date: day,
  industry_code: text(100),
  business_activity_description: text(2000),
  address_line_1: text(200),
  address_line_2: text(200),
  address_city: text(200),
  address_state: text(200),
  address_postal_code: text(30),
  address_country: country,
  national_id_number: unstored,
  tax_id: unstored,
  ssn: unstored,
  social_insurance_number: unstored,
};

/** Body of POST …/entities/ and a row of …/entities/batch/. Unknown fields are ignored, wrong types refused. */
export const createEntityBody = z.object({ entity_type: entityType, ...fields }).meta({ id: "CreateEntity" });
export type CreateEntityBody = z.infer<typeof createEntityBody>;

/** Body of PATCH …/entities/{entity_id}/: what is sent is changed; null or "" clears. */
export const updateEntityBody = z
  .object({
    entity_type: entityType.nullish().meta({ description: "Cannot be changed." }),
    expected_updated_at: z.iso
      .datetime({ offset: true, message: "Must be a time in ISO 8601." })
      .nullish()
      .meta({
        description:
          "The `updated_at` you have seen. When the entity was changed since: 409 CONFLICT, and nothing is written. Left out: not compared.",
      }),
    ...fields,
  })
  .meta({ id: "UpdateEntity" });
export type UpdateEntityBody = z.infer<typeof updateEntityBody>;

/** Greatest number of rows in a batch. */
export const BATCH_LIMIT = 100;

/** Body of POST …/entities/batch/. Rows are judged one by one, so that a bad one does not lose the others. */
export const batchBody = z
  .object({
    entities: z
      .array(z.unknown().meta({ description: "As in POST /entities/ (CreateEntity)." }))
      .min(1)
      .max(BATCH_LIMIT),
    skip_duplicates: z.boolean().nullish().meta({
      description:
        "Default true. Duplicate: same external_id, or same name and date of birth (companies: registration number).",
    }),
  })
  .meta({ id: "EntityBatch" });
