import { z } from "zod";

// Of ComplyCube's answers only what is used; everything else may come, go and change (docs.complycube.com, 2026).

export const created = z.object({ id: z.string().min(1).max(200) });

/** A value of a breakdown: an outcome, a score, or a further level. */
export type Analysis = string | number | boolean | null | Analysis[] | { [key: string]: Analysis };
const analysis: z.ZodType<Analysis> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(analysis), z.record(z.string(), analysis)]),
);

const number = z.coerce.number().int();
const day = z.object({ day: number, month: number, year: number }).partial().nullish().catch(null);
/** Names come as one text or as a list of them. */
const names = z
  .union([z.string(), z.array(z.string()).transform((all) => all.join(" "))])
  .nullish()
  .catch(null);
const text = z.string().nullish().catch(null);

const extractedData = z.object({
  documentDetails: z
    .object({
      documentType: text,
      documentNumber: names,
      issuingCountry: text,
      expirationDate: day,
      issueDate: day,
    })
    .partial()
    .nullish(),
  holderDetails: z
    .object({ firstName: names, lastName: names, dob: day, gender: text, nationality: text })
    .partial()
    .nullish(),
});
export type VendorDocument = z.infer<typeof extractedData>;

export const check = z.object({
  id: z.string(),
  type: z.string(),
  status: z.string(),
  result: z
    .object({
      outcome: z.string(),
      breakdown: z
        .looseObject({ extractedData: extractedData.nullish().catch(null) })
        .catchall(analysis)
        .nullish(),
    })
    .nullish(),
});
export type VendorCheck = z.infer<typeof check>;

export const checkList = z.object({ items: z.array(check).default([]) });

/** A refusal: `type` says why. */
export const refusal = z.object({ type: text, message: text, param: text }).partial();

/** A webhook's body: the check it speaks of, no more. */
export const callback = z.object({ type: z.string(), resourceType: z.string().optional(), payload: created });
