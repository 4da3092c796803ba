import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { checkImports } from "./structure/imports";
import { checkNames } from "./structure/names";

/** Prints every place that breaks the house's floor plan (docs/architecture.md) with where the code belongs; exit 1 if any. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
})
  .split("\n")
  .filter(Boolean);

const problems = [
  ...checkNames(files),
  ...files
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      try {
        return checkImports(file, readFileSync(file, "utf8"));
      } catch {
        return []; // removed in the working tree
      }
    }),
];
for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0
    ? `Structure: ${files.length} files in their places.`
    : `Structure: ${problems.length} problems.`,
);
process.exit(problems.length === 0 ? 0 : 1);
