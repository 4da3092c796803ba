import type { Database } from "@/db/client";
import { type DeliveryFilter, listDeliveries } from "@/lib/webhooks/list-deliveries";
import { replayDelivery, replaySince } from "@/lib/webhooks/replay";
import type { Arguments } from "../arguments";
import type { Command, Output } from "../command";
import { table } from "../table";
import { UsageError } from "../usage-error";
import { TENANT_AND_MODE, tenantContext } from "../which-tenant";

const PLACE = "[--mode test|live] [--tenant TENANT]";
const STATES = ["pending", "delivered", "failed", "cancelled"] as const;
const MOST = 200;

async function list(database: Database, given: Arguments): Promise<Output> {
  const size = given.number("limit") ?? 50;
  if (!Number.isInteger(size) || size < 1 || size > MOST) {
    throw new UsageError(`--limit must be between 1 and ${MOST}`);
  }
  const filter: DeliveryFilter = {};
  if (given.text("state") !== undefined) filter.state = given.choice("state", STATES, "pending");
  const ctx = await tenantContext(database, given);
  const { rows } = await listDeliveries(ctx, filter, { kind: "cursor", size, after: null, before: null });
  return {
    data: rows.map((d) => ({
      delivery_id: d.id,
      event_type: d.eventType,
      session_id: d.sessionId,
      endpoint_id: d.endpointId,
      url: d.url,
      state: d.state,
      attempts: d.attempts,
      last_status_code: d.lastStatusCode,
      last_error: d.lastError,
      next_try_at: d.nextTryAt,
      created_at: d.createdAt,
    })),
    lines: table(
      ["DELIVERY", "EVENT", "STATE", "TRIES", "CODE", "CREATED", "NEXT TRY", "URL", "ERROR"],
      rows.map((d) => [
        ...[d.id, d.eventType, d.state, d.attempts, d.lastStatusCode],
        ...[d.createdAt, d.nextTryAt, d.url, d.lastError],
      ]),
    ),
  };
}

async function replay(database: Database, given: Arguments): Promise<Output> {
  const [id, ...more] = given.positionals;
  const since = given.instant("since");
  if (more.length > 0 || (id === undefined) === (since === undefined)) {
    throw new UsageError("Name one delivery by its id, or a moment: --since 2026-11-03T08:00:00Z");
  }
  const ctx = await tenantContext(database, given);
  if (id !== undefined) await replayDelivery(ctx, id);
  const endpointId = given.text("endpoint");
  const until = given.instant("until");
  const queued = since
    ? await replaySince(ctx, {
        since,
        includeDelivered: given.flag("include-delivered"),
        ...(endpointId === undefined ? {} : { endpointId }),
        ...(until === undefined ? {} : { until }),
      })
    : 1;
  return { data: { queued }, lines: [`${queued} queued; the worker sends them.`] };
}

export const deliveryCommands: Command[] = [
  {
    name: "deliveries list",
    summary: "Webhook deliveries, newest first",
    usage: `[--state ${STATES.join("|")}] [--limit N] ${PLACE}`,
    options: { ...TENANT_AND_MODE, state: { type: "string" }, limit: { type: "string" } },
    run: list,
  },
  {
    name: "deliveries replay",
    summary: "Send a delivery again, or all that failed since a moment",
    usage: `DELIVERY | --since TIME [--until TIME] [--endpoint ID] [--include-delivered] ${PLACE}`,
    takesName: true,
    options: {
      ...TENANT_AND_MODE,
      since: { type: "string" },
      until: { type: "string" },
      endpoint: { type: "string" },
      "include-delivered": { type: "boolean" },
    },
    run: replay,
  },
];
