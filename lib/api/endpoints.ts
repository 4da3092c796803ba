import type { Endpoint } from "./endpoint";
import { createReviewEndpoint, listReviewsEndpoint } from "./operations/review-endpoints";
import {
  createSessionEndpoint,
  getResultsEndpoint,
  getSessionEndpoint,
  resendEndpoint,
  revokeEndpoint,
  simulateEndpoint,
} from "./operations/session-endpoints";
import { listEntitySessionsEndpoint, listSessionsEndpoint } from "./operations/session-lists";

/** Every endpoint of the public API, once for all versions. Fixed paths come before those with a parameter. */
export const ENDPOINTS: readonly Endpoint[] = [
  createSessionEndpoint,
  listSessionsEndpoint,
  getSessionEndpoint,
  getResultsEndpoint,
  resendEndpoint,
  revokeEndpoint,
  createReviewEndpoint,
  listReviewsEndpoint,
  listEntitySessionsEndpoint,
  simulateEndpoint,
];
