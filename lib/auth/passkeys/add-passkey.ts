import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { recordAudit } from "../../audit/record-audit";
import type { Ctx } from "../../context";
import { DomainError, invalid, notFound } from "../../errors";
import { isId } from "../../ids";
import { personOf } from "../person-of";
import { keepChallenge, takeChallenge } from "./challenge";
import { relyingParty } from "./relying-party";

export type Passkey = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

/** What the browser needs to make a passkey for oneself (W3C Web Authentication § 7.1). */
export async function startPasskey(
  ctx: Ctx,
): Promise<{ challengeId: string; options: PublicKeyCredentialCreationOptionsJSON }> {
  const person = personOf(ctx);
  const { id: rpID, name: rpName } = relyingParty();
  const known = await ctx.database.readSystem<{ id: string }>("select id from passkeys where user_id = $1", [
    person.id,
  ]);
  const options = await generateRegistrationOptions({
    ...{ rpID, rpName, userName: person.email, userDisplayName: person.name, attestationType: "none" },
    userID: new TextEncoder().encode(person.id),
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  const challengeId = await ctx.database.asSystem((tx) => keepChallenge(tx, options.challenge, person.id));
  return { challengeId, options };
}

/** Keeps the passkey that the browser made. Audit row. VALIDATION_ERROR (name); INVALID_REQUEST when it does not verify. */
export async function addPasskey(
  ctx: Ctx,
  input: { challengeId: string; response: RegistrationResponseJSON; name: string },
): Promise<void> {
  const person = personOf(ctx);
  const name = input.name.trim();
  if (name === "" || name.length > 60) throw invalid({ name: ["Give it a name of at most 60 characters."] });
  const refuse = () => new DomainError("INVALID_REQUEST", "The passkey could not be verified. Try again.");
  if (!isId(input.challengeId)) throw refuse();
  const challenge = await ctx.database.asSystem((tx) => takeChallenge(tx, input.challengeId, person.id));
  if (!challenge) throw refuse();
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  const verified = await verifyRegistrationResponse({
    ...{ response: input.response, expectedChallenge: challenge, expectedOrigin, expectedRPID },
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) throw refuse();
  const { credential } = verified.registrationInfo;
  await ctx.database.asSystem(async (tx) => {
    const made = await tx.query(
      `insert into passkeys (id, user_id, public_key, counter, transports, name)
       values ($1, $2, $3, $4, $5::text[], $6) on conflict do nothing returning 1`,
      [
        ...[credential.id, person.id, Buffer.from(credential.publicKey), credential.counter],
        ...[(credential.transports ?? []) as string[], name],
      ],
    );
    if (made.length === 0) throw new DomainError("CONFLICT", "This passkey is known already.");
    await recordAudit(ctx, tx, { action: "passkey.added", targetType: "user", targetId: person.id });
  });
}

/** One's own passkeys. */
export function listPasskeys(ctx: Ctx): Promise<Passkey[]> {
  return ctx.database.readSystem<Passkey>(
    `select id, name, created_at as "createdAt", last_used_at as "lastUsedAt" from passkeys
     where user_id = $1 order by created_at`,
    [personOf(ctx).id],
  );
}

/** Removes one of one's own passkeys. Audit row. NOT_FOUND. */
export async function removePasskey(ctx: Ctx, passkeyId: string): Promise<void> {
  const person = personOf(ctx);
  await ctx.database.asSystem(async (tx) => {
    const gone = await tx.query("delete from passkeys where id = $1 and user_id = $2 returning 1", [
      passkeyId.slice(0, 1_500),
      person.id,
    ]);
    if (gone.length === 0) throw notFound("Passkey");
    await recordAudit(ctx, tx, { action: "passkey.removed", targetType: "user", targetId: person.id });
  });
}
