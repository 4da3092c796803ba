"use server";
import { headers } from "next/headers";
import { z } from "zod";
import { limitRequests } from "@/lib/applicant/limit-requests";
import { isSameOrigin } from "@/lib/auth/same-origin";
import type { ActionAnswer } from "@/lib/client/action-result";
import { database } from "@/lib/database";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { acceptInvitation, findInvitation, type OpenInvitation } from "@/lib/members/accept-invitation";

const Given = z.object({
  token: z.string().max(100),
  name: z.string().max(400),
  password: z.string().max(2_000),
});

/** Nobody is signed in here: the token is the permission, and tries are limited. */
async function withToken<T>(work: () => Promise<T>): Promise<ActionAnswer<T>> {
  const requestId = newId();
  try {
    if (!isSameOrigin({ method: "POST", headers: await headers() }))
      throw new DomainError("PERMISSION_DENIED", "This request did not come from our own pages.");
    limitRequests("invitations", 120);
    return { ok: true, message: "", value: await work() };
  } catch (error) {
    if (error instanceof DomainError)
      return {
        ok: false,
        message: error.message,
        requestId,
        ...(error.fields ? { fields: error.fields } : {}),
      };
    return { ok: false, message: "Something went wrong on our side. Nothing was changed.", requestId };
  }
}

/** What the invitation is to. */
export async function look(token: unknown): Promise<ActionAnswer<OpenInvitation>> {
  return withToken(() => findInvitation(database(), typeof token === "string" ? token : ""));
}

/** Accepts it. */
export async function accept(input: unknown): Promise<ActionAnswer<{ email: string }>> {
  return withToken(async () => {
    const parsed = Given.safeParse(input);
    if (!parsed.success) throw new DomainError("INVALID_REQUEST", "This cannot be read.");
    return acceptInvitation(database(), parsed.data);
  });
}
