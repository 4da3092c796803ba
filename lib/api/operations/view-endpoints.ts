import type { z } from "zod";
import { createView, type ViewFields } from "../../views/create-view";
import { deleteView } from "../../views/delete-view";
import { listViews, type SavedView } from "../../views/list-views";
import { updateView } from "../../views/update-view";
import * as contract from "../contracts/views";
import type { Endpoint, Incoming } from "../endpoint";
import { choice } from "./query-choice";

const showView = ({ ownerId, ownerName, ...view }: SavedView) => ({
  ...view,
  owner: { id: ownerId, name: ownerName },
});
const viewId = (incoming: Incoming<unknown>) => incoming.params.view_id ?? "";

export const listViewsEndpoint: Endpoint = {
  method: "GET",
  path: "/views",
  summary: "List your saved views and those that are shared",
  scope: "sessions:read",
  query: { list: "sessions, queue or entities" },
  success: { status: 200, schema: contract.savedViews },
  async run(ctx, { query }) {
    const views = await listViews(ctx, choice("list", query.list, contract.listName.options));
    return { status: 200, body: { results: views.map(showView) } };
  },
};

export const createViewEndpoint: Endpoint = {
  method: "POST",
  path: "/views",
  summary: "Keep a list's filters under a name",
  scope: "sessions:read",
  body: contract.createViewBody,
  success: { status: 201, schema: contract.savedView },
  async run(ctx, { body }: Incoming<z.infer<typeof contract.createViewBody>>) {
    const input = { ...body, columns: body.columns ?? null, shared: body.shared ?? false };
    return { status: 201, body: showView(await createView(ctx, input)) };
  },
};

export const updateViewEndpoint: Endpoint = {
  method: "PATCH",
  path: "/views/:view_id",
  summary: "Change one of your saved views",
  scope: "sessions:read",
  body: contract.updateViewBody,
  success: { status: 200, schema: contract.savedView },
  async run(ctx, incoming: Incoming<z.infer<typeof contract.updateViewBody>>) {
    const given = Object.entries(incoming.body).filter(([, value]) => value !== undefined);
    const view = await updateView(ctx, viewId(incoming), Object.fromEntries(given) as Partial<ViewFields>);
    return { status: 200, body: showView(view) };
  },
};

export const deleteViewEndpoint: Endpoint = {
  method: "DELETE",
  path: "/views/:view_id",
  summary: "Remove one of your saved views",
  scope: "sessions:read",
  success: { status: 200, schema: contract.deletedView },
  run: async (ctx, incoming) => ({ status: 200, body: await deleteView(ctx, viewId(incoming)) }),
};
