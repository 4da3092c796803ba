import { join } from "node:path";
import { isBuilt, sourceStamp } from "../build/stamp";
import { readKept, writeWhole } from "./demo-files";
import { step } from "./welcome";

/** Builds unless the last build was made of these very sources. */
export async function seeToBuild(): Promise<void> {
  if (isBuilt(sourceStamp())) return;
  step("building (only when the sources have changed)");
  const { buildAll } = await import("../build/build-all");
  await buildAll();
}

/**
 * Brings the database up to date and puts the demo tenant in, once: what it consists of is kept in
 * DATA_DIR/seed.json. Expects the processes' settings in process.env.
 */
export async function seeToData(dataDir: string, databaseUrl: string, sinkUrl: string) {
  const { migrate } = await import("@/db/migrate");
  await migrate(databaseUrl);
  const { seedDemo } = await import("@/lib/seed/demo");
  const { Database } = await import("@/db/client");
  const file = join(dataDir, "seed.json");
  type Seed = Awaited<ReturnType<typeof seedDemo>>;
  const kept = readKept<Seed>(file);
  if (kept) return { seed: kept, first: false };
  step("putting the demo tenant in");
  const database = new Database(databaseUrl, 4);
  const seed: Seed = await seedDemo({ database, webhookSinkUrl: `${sinkUrl}/hook` }).finally(() =>
    database.close(),
  );
  writeWhole(file, JSON.stringify(seed));
  return { seed, first: true };
}
