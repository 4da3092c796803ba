import type { Database } from "@/db/client";
import { isSameOrigin } from "../auth/same-origin";
import type { Ctx } from "../context";
import { database } from "../database";
import { DomainError, notFound } from "../errors";
import { isId, newId } from "../ids";
import { applicantFromRequest, findApplicant } from "./applicant-from-request";
import { errorAnswer } from "./error-answer";
import { limitRequests } from "./limit-requests";

/** What a route of the capture flow is given. */
export type Meeting = {
  database: Database;
  sessionId: string;
  requestId: string;
  request: Request;
  /** The applicant by cookie; throws AUTHENTICATION_FAILED on a device that has not pressed Start. */
  applicant(): Promise<Ctx>;
  findApplicant(): Promise<Ctx | null>;
};

type Options = { name: string; perMinute: number };
type Params<P> = { params: Promise<P> };

/**
 * A route handler of the capture flow: same-origin, request limit per session, request id, JSON answers that nobody
 * caches, every error in the envelope.
 */
export function handleApplicant<P extends { sessionId: string }>(
  { name, perMinute }: Options,
  work: (meeting: Meeting, params: P) => Promise<{ body: object; headers?: Record<string, string> }>,
) {
  return async (request: Request, { params }: Params<P>): Promise<Response> => {
    const requestId = newId();
    try {
      const given = await params;
      const sessionId = given.sessionId.toLowerCase();
      if (!isId(sessionId)) throw notFound("Verification session");
      if (!isSameOrigin(request)) {
        throw new DomainError("PERMISSION_DENIED", "This request must come from the verification page.");
      }
      limitRequests(`${name} ${sessionId}`, perMinute);
      const base = { database: database(), sessionId, requestId };
      const { body, headers } = await work(
        {
          ...base,
          request,
          applicant: () => applicantFromRequest(request, base),
          findApplicant: () => findApplicant(request, base),
        },
        given,
      );
      return Response.json(body, {
        headers: { "cache-control": "no-store", "x-request-id": requestId, ...headers },
      });
    } catch (error) {
      return errorAnswer(error, requestId);
    }
  };
}
