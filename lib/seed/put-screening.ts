import { resolve } from "node:path";
import type { Database } from "@/db/client";
import { type Ctx, write } from "../context";
import { createEntity } from "../entities/create-entity";
import { NO_FIELDS } from "../entities/entity-fields";
import { importWatchlist } from "../screening/import-watchlist";
import { listWatchlists } from "../screening/list-watchlists";
import { createSession } from "../verification/create-session";
import { lockSession } from "../verification/lock-session";
import { markAccessed } from "../verification/open-session";
import { submitSession } from "../verification/submit-session";

/** Invented people; the lists' names say what they are wherever a hit is shown. */
const LISTS = ["synthetic-sanctions", "synthetic-peps"] as const;

/** Imports the demo's synthetic watchlists where there is none of that name yet. */
export async function putWatchlists(database: Database): Promise<void> {
  const known = new Set((await listWatchlists(database)).map((version) => version.list));
  for (const list of LISTS.filter((name) => !known.has(name))) {
    const path = resolve(process.cwd(), "lib/seed", `${list}.csv`);
    await importWatchlist(database, { list, format: "opensanctions-csv", path });
  }
}

/** Somebody made up who is on a synthetic list, in a live session of nothing but screening: the worker finds the hit. */
export async function putScreenedSession(ctx: Ctx): Promise<void> {
  const person = {
    firstName: "Orlan",
    lastName: "Veksmar",
    dateOfBirth: "1961-04-17",
    nationality: "RU",
    gender: "male",
    email: "orlan.veksmar@people.example",
    externalId: "NW-10033",
  };
  const entity = await createEntity(ctx, { ...NO_FIELDS, entityType: "individual", ...person });
  const { id } = await createSession(ctx, {
    entityId: entity.id,
    email: null,
    profile: "standard",
    checks: { aml_check: true, pep_check: true },
    expiryHours: null,
    sendEmail: false,
    webhookUrl: null,
    completion: null,
  });
  await write(ctx, async (tx) => {
    await markAccessed(ctx, tx, await lockSession(ctx, tx, id));
    await submitSession({ ...ctx, tx }, id);
  });
}
