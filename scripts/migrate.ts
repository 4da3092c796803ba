import { migrate } from "@/db/migrate";

const url = process.env.DATABASE_URL;
if (!url) {
  console.error("DATABASE_URL is not set: the database to migrate, as the role that owns its schema.");
  process.exit(1);
}
try {
  await migrate(url);
  console.log("The database is up to date.");
} catch (error) {
  console.error(`Migration failed: ${(error as Error).message}`);
  process.exitCode = 1;
}
