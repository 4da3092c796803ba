import type { Database } from "@/db/client";

/** NIST SP 800-63B-4 § 3.1.1.2 asks for 15 where a password stands alone, and for no rules about its characters. */
export const PASSWORD_MIN_LENGTH = 15;

/** The shortest password this tenant accepts for new ones. */
export async function passwordMinLength(database: Database, tenantId: string): Promise<number> {
  const [row] = await database.readSystem<{ least: number | null }>(
    `select (settings->>'passwordMinLength')::int as least from tenants where id = $1`,
    [tenantId],
  );
  return row?.least ?? PASSWORD_MIN_LENGTH;
}
