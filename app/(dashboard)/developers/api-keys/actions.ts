"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { rotateApiKey } from "@/lib/api-keys/rotate-api-key";
import type { ActionAnswer, ActionResult } from "@/lib/client/action-result";
import { parseAction } from "../../parse-action";
import { runAction, runActionFor } from "../../run-action";

const Id = z.uuid();
const Choice = z.object({
  name: z.string().max(200),
  description: z.string().max(1_000),
  ownerId: z.uuid(),
  scopes: z.array(z.string().max(50)).max(50),
  expiresInDays: z.number().int().min(1).max(3_650).nullable(),
  allowedIps: z.array(z.string().max(100)).max(200),
  errorCodes: z.enum(["documented", "lowercase"]),
});
const fresh = () => revalidatePath("/developers/api-keys");

/** Makes a key; its text is in the answer and nowhere else. */
export async function makeKey(choice: unknown): Promise<ActionAnswer<{ key: string }>> {
  const result = await runActionFor(async ({ ctx }) => {
    const { expiresInDays, ...rest } = parseAction(Choice, choice);
    const expiresAt =
      expiresInDays === null ? null : new Date(ctx.now().getTime() + expiresInDays * 86_400_000);
    const made = await createApiKey(ctx, { ...rest, expiresAt });
    return { message: "Made. Copy it now.", value: { key: made.key } };
  });
  fresh();
  return result;
}

/** Replaces a key by a new one; the old one ends after the overlap. */
export async function rotateKey(keyId: string, overlapHours: number): Promise<ActionAnswer<{ key: string }>> {
  const result = await runActionFor(async ({ ctx }) => {
    const made = await rotateApiKey(ctx, parseAction(Id, keyId), parseAction(z.number(), overlapHours));
    return { message: "Rotated. Copy the new key now.", value: { key: made.key } };
  });
  fresh();
  return result;
}

/** Ends a key at once. */
export async function revokeKey(keyId: string): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    await revokeApiKey(ctx, parseAction(Id, keyId));
    return "Revoked. It is refused from now on.";
  });
  fresh();
  return result;
}
