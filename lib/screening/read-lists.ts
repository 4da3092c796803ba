import type { Tx } from "@/db/client";
import { type Ctx, readRows } from "../context";

/** Reads the installation's watchlists: they belong to no tenant, so any way to the database will do. */
export type ReadLists = <Row extends object>(
  text: string,
  values?: Parameters<Tx["query"]>[1],
) => Promise<Row[]>;

/** As the tenant's own statements are read. */
export const listsFor =
  (ctx: Ctx): ReadLists =>
  (text, values) =>
    readRows(ctx, text, values);
