import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { type EndpointView, endpointsText } from "./get-endpoint";

const listText = endpointsText("");

/** The mode's endpoints, newest first; without the default one. Needs `webhooks:read`. */
export async function listEndpoints(ctx: Ctx): Promise<EndpointView[]> {
  authorize(ctx, "webhooks:read");
  return readRows<EndpointView>(ctx, listText, [ctx.tenantId, ctx.mode]);
}
