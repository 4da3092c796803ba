import { CHECK_TYPES, CHECKS, type CheckType } from "../checks/registry";

export type Profile = "basic" | "standard" | "comprehensive" | "custom";
export type ConfiguredCheck = { type: CheckType; options: Record<string, unknown> };
type Value = boolean | { enabled: boolean; options?: Record<string, unknown> | undefined };

const PROFILES: Record<Exclude<Profile, "custom">, readonly CheckType[]> = {
  basic: ["document_check"],
  standard: ["document_check", "enhanced_identity_check"],
  comprehensive: ["document_check", "enhanced_identity_check", "aml_check", "pep_check"],
};

const ANALYSES = [
  "consistency_analysis",
  "forensic_analysis",
  "content_analysis",
  "format_analysis",
  "front_back_analysis",
  "mrz_analysis",
];

/** Options of the full form (field.md › Vocabulary) and how each is recognised. */
const OPTIONS: Partial<Record<CheckType, Record<string, (value: unknown) => boolean>>> = {
  document_check: {
    analysisCoverage: (v) => Array.isArray(v) && v.every((a) => ANALYSES.includes(a)),
    minimumPermittedAge: (v) => Number.isInteger(v) && (v as number) >= 0 && (v as number) <= 150,
    clientDataValidation: (v) => typeof v === "boolean",
  },
};

const names = new Map<string, CheckType>(
  CHECK_TYPES.flatMap((type) => [type, ...CHECKS[type].shorthands].map((name) => [name, type] as const)),
);

/**
 * The checks a session carries out: those of the profile, or those of `verification_checks`, which wins over it.
 * Returns the field's messages instead when the configuration cannot be meant: nothing enabled, an unknown key or
 * option, two keys for one check that disagree.
 */
export function configureChecks(
  profile: Exclude<Profile, "custom">,
  custom: Record<string, Value> | undefined,
): { profile: Profile; checks: ConfiguredCheck[] } | { errors: string[] } {
  if (!custom) return { profile, checks: PROFILES[profile].map((type) => ({ type, options: {} })) };
  const errors: string[] = [];
  const asked = new Map<CheckType, { enabled: boolean; options: Record<string, unknown> }>();
  for (const [key, value] of Object.entries(custom)) {
    const type = names.get(key);
    if (!type) {
      errors.push(`Unknown check "${key.slice(0, 60)}". Known: ${[...names.keys()].join(", ")}.`);
      continue;
    }
    const { enabled, options = {} } = typeof value === "boolean" ? { enabled: value } : value;
    const ofType = OPTIONS[type] ?? {};
    for (const [option, given] of Object.entries(options)) {
      // Own names only: "valueOf" is no option although every object has it.
      const known = Object.hasOwn(ofType, option) ? ofType[option] : undefined;
      if (!known) errors.push(`Unknown option "${option.slice(0, 60)}" for ${key}.`);
      else if (!known(given)) errors.push(`Option "${option}" of ${key} has a value that is not allowed.`);
    }
    const before = asked.get(type);
    if (
      before &&
      (before.enabled !== enabled || JSON.stringify(before.options) !== JSON.stringify(options))
    ) {
      errors.push(`${type} is configured twice, differently.`);
    }
    asked.set(type, { enabled, options });
  }
  const checks = CHECK_TYPES.filter((type) => asked.get(type)?.enabled).map((type) => ({
    type,
    options: asked.get(type)?.options ?? {},
  }));
  if (errors.length === 0 && checks.length === 0) errors.push("At least one check must be enabled.");
  return errors.length > 0 ? { errors } : { profile: "custom", checks };
}
