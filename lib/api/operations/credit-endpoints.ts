import { CHECK_TYPES, CHECKS } from "../../checks/registry";
import { type CreditEntry, listCreditEntries } from "../../credits/list-credit-entries";
import { instantText } from "../../format/instant";
import * as contract from "../contracts/account";
import type { Endpoint, PageSizes } from "../endpoint";

const sizes: PageSizes = { limit: { default: 50, max: 200 }, pageSize: { default: 50, max: 100 } };

const show = (entry: CreditEntry) => ({
  id: entry.id,
  kind: entry.kind,
  amount: entry.amount,
  session_id: entry.sessionId,
  note: entry.note,
  created_at: instantText(entry.createdAt),
});

export const listCreditEntriesEndpoint: Endpoint = {
  method: "GET",
  path: "/credits/entries",
  summary: "List the changes of the balance",
  scope: null,
  page: sizes,
  success: { status: 200, schema: (dialect) => dialect.listSchema(contract.creditEntry) },
  async run(ctx, { query, dialect }) {
    const list = "credit-entries";
    const request = dialect.page(ctx, query, sizes, list);
    const page = await listCreditEntries(ctx, request);
    return { status: 200, body: dialect.list(ctx, request, page, list, show) };
  },
};

export const creditPricesEndpoint: Endpoint = {
  method: "GET",
  path: "/credits/prices",
  summary: "What each check costs",
  scope: null,
  success: { status: 200, schema: contract.creditPrices },
  run: async () => ({
    status: 200,
    body: {
      prices: CHECK_TYPES.map((type) => ({
        check_type: type,
        label: CHECKS[type].label,
        credits: CHECKS[type].price,
      })),
    },
  }),
};
