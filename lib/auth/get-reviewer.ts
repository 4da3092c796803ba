import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor, Ctx } from "../context";
import { database } from "../database";
import { DomainError } from "../errors";
import { newId } from "../ids";
import { findSignedIn } from "./find-signed-in";
import { MODE_COOKIE, modeOf } from "./mode-cookie";
import { PATH_HEADER, SECURITY_PAGE, signInAddress } from "./return-path";
import { SIGN_IN_COOKIES, signInIdOf } from "./sign-in-cookie";

export type Reviewer = {
  ctx: Ctx & { actor: Extract<Actor, { type: "user" }> };
  tenantName: string;
  needsSecondFactor: boolean;
};

/** The signed-in person of this page or action, or null. Looked up once a request. */
export const findReviewer = cache(async (): Promise<Reviewer | null> => {
  const jar = await cookies();
  for (const name of SIGN_IN_COOKIES) {
    const id = await signInIdOf(jar.get(name)?.value);
    const found = id ? await findSignedIn(id) : null;
    if (!found) continue;
    return {
      tenantName: found.tenantName,
      needsSecondFactor: found.needsSecondFactor,
      ctx: {
        database: database(),
        tenantId: found.tenantId,
        mode: modeOf(jar.get(MODE_COOKIE)?.value),
        actor: found.actor,
        requestId: newId(),
        now: () => new Date(),
      },
    };
  }
  return null;
});

/**
 * As findReviewer; without a sign-in it redirects to the sign-in page, which leads back. Where the tenant asks for a
 * second factor and this sign-in has none, it redirects to where one is set up. Every page and action starts with it.
 * @param options.anyStrength for the pages and actions that set a second factor up
 */
export async function getReviewer(options: { anyStrength?: boolean } = {}): Promise<Reviewer> {
  const reviewer = (await findReviewer()) ?? redirect(signInAddress((await headers()).get(PATH_HEADER)));
  if (reviewer.needsSecondFactor && !options.anyStrength) redirect(SECURITY_PAGE);
  return reviewer;
}

/**
 * As getReviewer, for addresses that answer with a status instead of leading elsewhere: AUTHENTICATION_FAILED with
 * `words` when nobody is signed in, PERMISSION_DENIED without the second factor that the tenant asks for.
 */
export async function reviewerOrRefuse(words: string): Promise<Reviewer> {
  const reviewer = await findReviewer();
  if (!reviewer) throw new DomainError("AUTHENTICATION_FAILED", words);
  if (reviewer.needsSecondFactor)
    throw new DomainError("PERMISSION_DENIED", "Set up a second factor first: your workspace asks for one.");
  return reviewer;
}
