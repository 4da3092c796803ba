import { dirname, join, normalize } from "node:path";

/** Who may import whom: `app → components → lib → db`. */
const ALLOWED: Record<string, readonly string[]> = {
  app: ["app", "components", "lib", "package.json"],
  components: ["components", "lib"],
  lib: ["lib", "db", "package.json"],
  db: ["db"],
  scripts: ["scripts", "lib", "db", "package.json", "e2e"],
  e2e: ["e2e", "scripts", "lib", "db", "app", "components", "bench", "package.json"],
  bench: ["bench", "scripts", "lib", "db", "e2e", "package.json"],
};

const ADVICE: Record<string, string> = {
  "lib → app": "lib knows nothing of pages. Move the shared part into lib/ and let the page call it.",
  "lib → components":
    "lib knows nothing of React. Shapes for the browser belong in lib/api/contracts, formatting in lib/format.",
  "app → db": "Pages and routes never query. Write a verb in lib/<aggregate>/<verb>.ts and call that.",
  "components → db": "Components never query. Let the page call a verb in lib/ and pass the result down.",
  "db → lib": "db is the ground floor. Move what it needs into db/, or the code that needs lib into lib/.",
};

/** What client components may take from lib: all else would pull server code into the browser. */
const BROWSER = /^lib\/(api\/contracts|format|client)\//;

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^'"]*?from\s+["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

/** Imports of one file that go the wrong way, as lines to print. */
export function checkImports(file: string, source: string): string[] {
  const [top = ""] = file.split("/");
  const allowed = ALLOWED[top];
  if (!allowed) return [];
  const problems: string[] = [];
  const inBrowser = /^\s*["']use client["']/.test(source);
  const isTest = /\.(test|spec)\.tsx?$/.test(file);
  for (const [, typeOnly, stated, dynamic] of source.matchAll(IMPORT)) {
    const target = resolve(file, stated ?? dynamic ?? "");
    if (!target) continue;
    const [targetTop = ""] = target.split("/");
    const arrow = `${top} → ${targetTop}`;
    const testReach = isTest && ["db", "e2e", "scripts"].includes(targetTop);
    if (
      !allowed.includes(targetTop) &&
      !testReach &&
      !(typeOnly && top === "components" && targetTop === "app")
    ) {
      problems.push(
        `${file}: imports ${target} (${arrow}). ${ADVICE[arrow] ?? "Imports run app → components → lib → db."}`,
      );
    } else if (inBrowser && !typeOnly && targetTop === "lib" && !BROWSER.test(`${target}/`)) {
      problems.push(
        `${file}: a client component imports ${target}. It may import lib/api/contracts, lib/format, lib/client and types; pass the rest down from a server component or call the API.`,
      );
    }
  }
  if (
    /\bprocess\.env\b/.test(source) &&
    /^(app|components|lib|db)\//.test(file) &&
    file !== "lib/env.ts" &&
    !isTest
  ) {
    problems.push(
      `${file}: reads process.env. Settings are parsed once, in lib/env.ts: add the variable there (and to .env.example).`,
    );
  }
  return problems;
}

function resolve(file: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return normalize(join(dirname(file), specifier));
  return null;
}
