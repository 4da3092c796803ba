import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { env } from "../env";

const Demo = z.object({
  users: z.array(z.object({ email: z.string(), password: z.string(), role: z.string() })),
});
export type DemoAccount = z.infer<typeof Demo>["users"][number];

/** The accounts to try in demo mode, from DATA_DIR/demo.json; none outside it or before it is written. */
export function demoAccounts(): DemoAccount[] {
  if (!env().VERIDESK_DEMO) return [];
  try {
    const text = readFileSync(resolve(env().DATA_DIR, "demo.json"), "utf8");
    return Demo.parse(JSON.parse(text)).users;
  } catch {
    return [];
  }
}
