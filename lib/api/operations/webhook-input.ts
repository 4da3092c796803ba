import { invalid } from "../../errors";
import type { EndpointFilters } from "../../webhooks/create-endpoint";
import { chooseEvents } from "../../webhooks/endpoint-choice";
import type { UpdateWebhookBody } from "../contracts/webhooks";

type Events = Pick<UpdateWebhookBody, "event_type" | "event_types">;

/**
 * Names of the events from `event_type`, `event_types` or both, undefined when neither says anything.
 * VALIDATION_ERROR when they disagree or name what does not exist.
 */
export function eventNames(body: Events): string[] | undefined {
  const one = body.event_type ? chooseEvents([body.event_type]) : undefined;
  const many = body.event_types?.length ? chooseEvents(body.event_types) : undefined;
  if (typeof one === "string") throw invalid({ event_type: [one] });
  if (typeof many === "string") throw invalid({ event_types: [many] });
  if (one && many && one.join() !== many.join()) {
    throw invalid({ event_types: ["Does not agree with event_type; give one of the two."] });
  }
  return many ?? one;
}

/** Filters as they are kept: an empty list asks for nothing and is left out. */
export function filtersOf(filters: UpdateWebhookBody["filters"]): EndpointFilters {
  const { verification_profile, outcome } = filters ?? {};
  return {
    ...(verification_profile ? { verification_profile } : {}),
    ...(outcome?.length ? { outcome: [...new Set(outcome)] } : {}),
  };
}
