import type { Endpoint } from "./endpoint";
import {
  getApiKeyEndpoint,
  getCreditsEndpoint,
  getHealthEndpoint,
  getTenantEndpoint,
} from "./operations/account-endpoints";
import { getContestEndpoint, resolveContestEndpoint } from "./operations/contest-endpoints";
import { creditPricesEndpoint, listCreditEntriesEndpoint } from "./operations/credit-endpoints";
import { listDiscrepanciesEndpoint, resolveDiscrepancyEndpoint } from "./operations/discrepancy-endpoints";
import { listEmailsEndpoint } from "./operations/email-endpoints";
import { createEntitiesEndpoint } from "./operations/entity-batch";
import {
  createEntityEndpoint,
  deleteEntityEndpoint,
  getEntityEndpoint,
  updateEntityEndpoint,
} from "./operations/entity-endpoints";
import { listEntitiesEndpoint, searchEntitiesEndpoint } from "./operations/entity-lists";
import { getEvidenceKeyEndpoint, getEvidencePackEndpoint } from "./operations/evidence-pack-endpoints";
import { listFailureReasonsEndpoint } from "./operations/failure-reason-endpoints";
import { decideHitEndpoint, listEntityHitsEndpoint, listHitsEndpoint } from "./operations/hit-endpoints";
import { addNoteEndpoint, listNotesEndpoint } from "./operations/note-endpoints";
import { getOverviewEndpoint } from "./operations/overview-endpoints";
import {
  assignEndpoint,
  claimEndpoint,
  countQueueEndpoint,
  listQueueEndpoint,
  listReviewersEndpoint,
  releaseEndpoint,
  takeNextEndpoint,
} from "./operations/queue-endpoints";
import {
  getErasureEndpoint,
  getRetentionEndpoint,
  liftLegalHoldEndpoint,
  redactCheckEndpoint,
  redactMediaEndpoint,
  setLegalHoldEndpoint,
  setRelationshipEndpoint,
} from "./operations/retention-endpoints";
import {
  createReviewEndpoint,
  listEntityReviewsEndpoint,
  listReviewsEndpoint,
} from "./operations/review-endpoints";
import { changeSessionsEndpoint } from "./operations/session-changes";
import {
  createSessionEndpoint,
  getResultsEndpoint,
  getSessionEndpoint,
  resendEndpoint,
  revokeEndpoint,
  simulateEndpoint,
} from "./operations/session-endpoints";
import { listEntitySessionsEndpoint, listSessionsEndpoint } from "./operations/session-lists";
import {
  createViewEndpoint,
  deleteViewEndpoint,
  listViewsEndpoint,
  updateViewEndpoint,
} from "./operations/view-endpoints";
import {
  clearConfigEndpoint,
  getConfigEndpoint,
  rotateConfigSecretEndpoint,
  setConfigEndpoint,
} from "./operations/webhook-config";
import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  getWebhookEndpoint,
  listWebhooksEndpoint,
  rotateSecretEndpoint,
  updateWebhookEndpoint,
} from "./operations/webhook-endpoints";
import {
  getWebhookLogEndpoint,
  listWebhookLogsEndpoint,
  retryWebhookEndpoint,
} from "./operations/webhook-logs";
import {
  replayWebhooksEndpoint,
  testWebhookEndpoint,
  webhookStatsEndpoint,
} from "./operations/webhook-tools";

/** Every endpoint of the public API, once for all versions. Fixed paths come before those with a parameter. */
export const ENDPOINTS: readonly Endpoint[] = [
  createSessionEndpoint,
  listSessionsEndpoint,
  changeSessionsEndpoint,
  getSessionEndpoint,
  getResultsEndpoint,
  resendEndpoint,
  revokeEndpoint,
  createReviewEndpoint,
  listReviewsEndpoint,
  listHitsEndpoint,
  decideHitEndpoint,
  listDiscrepanciesEndpoint,
  resolveDiscrepancyEndpoint,
  getContestEndpoint,
  resolveContestEndpoint,
  getEvidencePackEndpoint,
  getEvidenceKeyEndpoint,
  listQueueEndpoint,
  countQueueEndpoint,
  listReviewersEndpoint,
  takeNextEndpoint,
  claimEndpoint,
  releaseEndpoint,
  assignEndpoint,
  getOverviewEndpoint,
  listViewsEndpoint,
  createViewEndpoint,
  updateViewEndpoint,
  deleteViewEndpoint,
  listNotesEndpoint,
  addNoteEndpoint,
  listEntitySessionsEndpoint,
  createEntityEndpoint,
  listEntitiesEndpoint,
  searchEntitiesEndpoint,
  createEntitiesEndpoint,
  getEntityEndpoint,
  updateEntityEndpoint,
  deleteEntityEndpoint,
  listEntityHitsEndpoint,
  listEntityReviewsEndpoint,
  getErasureEndpoint,
  getRetentionEndpoint,
  setLegalHoldEndpoint,
  liftLegalHoldEndpoint,
  setRelationshipEndpoint,
  redactMediaEndpoint,
  redactCheckEndpoint,
  getConfigEndpoint,
  setConfigEndpoint,
  clearConfigEndpoint,
  rotateConfigSecretEndpoint,
  listWebhookLogsEndpoint,
  getWebhookLogEndpoint,
  retryWebhookEndpoint,
  testWebhookEndpoint,
  replayWebhooksEndpoint,
  webhookStatsEndpoint,
  createWebhookEndpoint,
  listWebhooksEndpoint,
  getWebhookEndpoint,
  updateWebhookEndpoint,
  deleteWebhookEndpoint,
  rotateSecretEndpoint,
  listFailureReasonsEndpoint,
  getApiKeyEndpoint,
  getCreditsEndpoint,
  listCreditEntriesEndpoint,
  creditPricesEndpoint,
  listEmailsEndpoint,
  getTenantEndpoint,
  getHealthEndpoint,
  simulateEndpoint,
];
