/** What may stand at the top; everything else has a place below one of these. */
const TOP = new Set([
  ...["app", "components", "db", "lib", "e2e", "bench", "scripts", "docs", ".ci"],
  ...[
    "package.json",
    "package-lock.json",
    "next.config.ts",
    "tsconfig.build.json",
    "tsconfig.json",
    "drizzle.config.ts",
    "postcss.config.mjs",
  ],
  ...[
    "vitest.config.ts",
    "playwright.config.ts",
    "biome.json",
    "knip.json",
    "README.md",
    "CONTRIBUTING.md",
    "LICENSE",
  ],
  ...[".env.example", ".gitignore", ".npmrc", ".gitattributes"],
]);

/** First folders of lib/, each one domain or one outside world. */
const LIB = new Set(
  "verification evidence-pack checks screening entities tenants members api-keys credits media audit retention events outbox webhooks emails storage api auth client format crypto paging applicant texts seed queue overview views telemetry".split(
    " ",
  ),
);

const VAGUE = /(^|\/)(utils?|helpers?|misc|common|shared|stuff|index)\.tsx?$/;
const NEXT = /(^|\/)(page|layout|route|loading|error|not-found|template|default|global-error|actions)\.tsx?$/;

/** Files whose place or name says too little, as lines to print. */
export function checkNames(files: readonly string[]): string[] {
  const problems: string[] = [];
  for (const file of files) {
    const parts = file.split("/");
    const [top = "", second = ""] = parts;
    const name = parts.at(-1) ?? "";
    if (!TOP.has(top))
      problems.push(
        `${file}: the top level is fixed. Put it under app/, components/, lib/, db/, e2e/, scripts/, bench/ or docs/.`,
      );
    if (top === "lib" && parts.length > 2 && !LIB.has(second)) {
      problems.push(
        `${file}: lib/${second}/ is not one of its rooms. Use an existing one, or name the new domain in scripts/structure/names.ts and docs/architecture.md.`,
      );
    }
    if (!/\.tsx?$/.test(name)) continue;
    if (VAGUE.test(file) && file !== "db/schema/index.ts" && !NEXT.test(file)) {
      problems.push(`${file}: name a file after the one thing it exports; "${name}" says nothing.`);
    }
    if (!/^[a-z0-9]+([.-][a-z0-9]+)*(\.test|\.spec|\.d)?\.tsx?$/.test(name) && !name.startsWith("[")) {
      problems.push(`${file}: file names are kebab-case.`);
    }
  }
  return problems;
}
