import { boolean, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant } from "../columns";

/** What an admin of the tenant may set; absent keys mean the default in lib/tenants/settings.ts. */
export type TenantSettings = {
  expiryHours?: number;
  launchByApi?: { test?: boolean; live?: boolean };
  completionOrigins?: string[];
  lowCreditThreshold?: number;
  brandColour?: string;
};

export const tenants = pgTable("tenants", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull(),
  isActive: boolean("is_active").notNull().default(true),
  settings: jsonb("settings").$type<TenantSettings>().notNull().default({}),
  createdAt: createdAt(),
  updatedAt: instant("updated_at"),
});
