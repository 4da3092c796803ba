import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import { database } from "../../database";
import { isId } from "../../ids";
import type { SignInResult } from "../sign-in";
import { type From, startSignIn } from "../start-sign-in";
import { countSignInTry, forgiveSignInTry } from "../throttle-sign-in";
import { keepChallenge, takeChallenge } from "./challenge";
import { relyingParty } from "./relying-party";

/** What the browser needs to ask for a passkey: any that it holds for this installation. */
export async function startPasskeySignIn(): Promise<{
  challengeId: string;
  options: PublicKeyCredentialRequestOptionsJSON;
}> {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    userVerification: "required",
  });
  const challengeId = await database().asSystem((tx) => keepChallenge(tx, options.challenge, null));
  return { challengeId, options };
}

const Given = z.object({ challengeId: z.string(), response: z.looseObject({ id: z.string().max(1_500) }) });

type Row = {
  public_key: Buffer;
  counter: string;
  transports: string[];
  user_id: string;
  tenant_id: string;
};

const findText = `
select p.public_key, p.counter, p.transports, p.user_id, m.tenant_id
from passkeys p join users u on u.id = p.user_id and u.is_active
join memberships m on m.user_id = u.id and m.is_active
join tenants t on t.id = m.tenant_id and t.is_active
where p.id = $1 order by m.created_at, m.tenant_id limit 1`;

/**
 * Signs in by a passkey (W3C Web Authentication § 7.2): possession and the device's own check of its user, so no other
 * factor is asked for. Tries are counted per address. A counter that goes back (a copied key) is refused.
 */
export async function signInByPasskey(given: unknown, from: From): Promise<SignInResult> {
  const wait = await countSignInTry("passkey", from.address, { account: false });
  if (wait !== null) return { refused: "throttled", retryAfterSeconds: wait };
  const parsed = Given.safeParse(given);
  if (!parsed.success || !isId(parsed.data.challengeId)) return { refused: "wrong" };
  const { challengeId } = parsed.data;
  const response = parsed.data.response as unknown as AuthenticationResponseJSON;
  const challenge = await database().asSystem((tx) => takeChallenge(tx, challengeId, null));
  const [key] = await database().readSystem<Row>(findText, [response.id]);
  if (!challenge || !key) return { refused: "wrong" };
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  const verified = await verifyAuthenticationResponse({
    ...{
      response,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
    },
    credential: {
      id: response.id,
      publicKey: new Uint8Array(key.public_key),
      counter: Number(key.counter),
      transports: key.transports as never,
    },
  }).catch(() => null);
  if (!verified?.verified) return { refused: "wrong" };
  const signInId = await database().asSystem(async (tx) => {
    await tx.query("update passkeys set counter = $2, last_used_at = now() where id = $1", [
      response.id,
      verified.authenticationInfo.newCounter,
    ]);
    return startSignIn(tx, { tenantId: key.tenant_id, userId: key.user_id }, "passkey", from);
  });
  await forgiveSignInTry("passkey", from.address, { account: false });
  return { signInId };
}
