import { findSignedIn, type SignedIn } from "./find-signed-in";
import { SIGN_IN_COOKIES, signInIdOf } from "./sign-in-cookie";

function cookie(request: Request, name: string): string | undefined {
  for (const part of request.headers.get("cookie")?.split(";") ?? []) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/**
 * The person signed in in the browser that sent this request, or null. Needs nothing of Next. Says who, not
 * whether the request was meant: unsafe methods also need `isSameOrigin`.
 */
export async function reviewerFromRequest(
  request: Request,
): Promise<Pick<SignedIn, "tenantId" | "actor" | "needsSecondFactor"> | null> {
  for (const name of SIGN_IN_COOKIES) {
    const id = await signInIdOf(cookie(request, name));
    const found = id ? await findSignedIn(id) : null;
    if (found) return found;
  }
  return null;
}
