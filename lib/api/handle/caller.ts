import type { Database, Mode } from "@/db/client";
import { authenticateApiKey } from "../../api-keys/authenticate-api-key";
import { clientAddress } from "../../auth/client-address";
import { MODE_HEADER, modeOf } from "../../auth/mode-cookie";
import { reviewerFromRequest } from "../../auth/reviewer-from-request";
import { isSameOrigin } from "../../auth/same-origin";
import type { Actor } from "../../context";
import { env } from "../../env";
import { DomainError } from "../../errors";

export type Caller = {
  tenantId: string;
  mode: Mode;
  actor: Actor;
  /** What the rate limit counts by. */
  limitKey: string;
  errorCodes: "documented" | "lowercase";
};

/**
 * Who is calling: an API key, or a reviewer signed in in a browser on our own pages (so there is no private third
 * API). AUTHENTICATION_FAILED when neither; PERMISSION_DENIED for a cookie from another site or a refused address.
 */
export async function identify(
  database: Database,
  request: Request,
  socketAddress: string | undefined,
): Promise<Caller> {
  const authorization = request.headers.get("authorization");
  if (authorization === null && request.headers.has("cookie")) {
    const reviewer = await reviewerFromRequest(request);
    if (reviewer) {
      if (!isSameOrigin(request))
        throw new DomainError("PERMISSION_DENIED", "This request did not come from our own pages.");
      if (reviewer.needsSecondFactor)
        throw new DomainError(
          "PERMISSION_DENIED",
          "Set up a second factor first: your workspace asks for one.",
        );
      const { actor, tenantId } = reviewer;
      const mode = modeOf(request.headers.get(MODE_HEADER));
      return { tenantId, mode, actor, limitKey: actor.signInId, errorCodes: "documented" };
    }
  }
  const found = await authenticateApiKey(database, {
    authorization,
    address: address(request, socketAddress),
  });
  const { tenantId, mode, actor, errorCodes } = found;
  return { tenantId, mode, actor, limitKey: actor.id, errorCodes };
}

/** Behind trusted proxies their word counts; otherwise only the socket's own address, which cannot be forged. */
function address(request: Request, socketAddress: string | undefined): string | null {
  if (env().TRUSTED_PROXIES === 0 && socketAddress !== undefined) return socketAddress;
  return clientAddress(request.headers.get("x-forwarded-for"));
}
