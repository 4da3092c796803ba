import { z } from "zod";
import { THRESHOLDS } from "../checks/thresholds";
import { RETENTION, RETENTION_CLASSES, type RetentionClass } from "../retention/classes";

const days = (kind: RetentionClass) =>
  z.int().min(0).max(RETENTION[kind].most, `At most ${RETENTION[kind].most} days.`).nullable().optional();
const threshold = ({ min, max }: { min: number; max: number }) =>
  z.number().min(min, `At least ${min}.`).max(max, `At most ${max}.`).nullable().optional();
const flag = z.boolean().nullable().optional();
const number = (min: number, max: number) =>
  z
    .int(`A whole number from ${min} to ${max}.`)
    .min(min, `At least ${min}.`)
    .max(max, `At most ${max}.`)
    .nullable()
    .optional();

const origin = z
  .string()
  .max(200)
  .refine((text) => URL.canParse(text) && new URL(text).origin === text && text.startsWith("https://"), {
    message: "Each must be an https origin such as https://www.example.com, without a path.",
  });
const host = z
  .string()
  .max(253)
  .regex(
    /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
    "Each must be a host name such as hooks.example.com.",
  );

/** What an admin may change of a tenant's settings; null sets a value back to its default, what is absent stays. */
export const settingsPatch = z
  .object({
    expiryHours: number(1, 168),
    launchByApi: z
      .object({ test: z.boolean().optional(), live: z.boolean().optional() })
      .nullable()
      .optional(),
    completionOrigins: z.array(origin).max(50).nullable().optional(),
    lowCreditThreshold: number(0, 1_000_000),
    payloadDays: number(1, 365),
    fourEyes: flag,
    reviewHours: number(1, 720),
    qualityWarnings: number(0, 5),
    thresholds: z
      .object(
        Object.fromEntries(Object.entries(THRESHOLDS).map(([name, limits]) => [name, threshold(limits)])),
      )
      .strict()
      .nullable()
      .optional(),
    nonBiometricAlternative: flag,
    retentionDays: z
      .object(Object.fromEntries(RETENTION_CLASSES.map((kind) => [kind, days(kind)])))
      .strict()
      .nullable()
      .optional(),
    deferErasure: flag,
    webhookHosts: z.array(host).max(50).nullable().optional(),
    requireSecondFactor: flag,
    passwordMinLength: number(8, 64),
  })
  .strict();

export type SettingsPatch = z.infer<typeof settingsPatch>;
