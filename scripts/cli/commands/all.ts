import type { Command } from "../command";
import { attackCommands } from "./attack";
import { auditCommands } from "./audit";
import { checkAddress } from "./check-address";
import { checkDocument } from "./check-document";
import { checkFaces } from "./check-faces";
import { checkLiveness } from "./check-liveness";
import { creditCommands } from "./credits";
import { deliveryCommands } from "./deliveries";
import { erasureCommands } from "./erasures";
import { keyCommands } from "./keys";
import { overviewCommands } from "./overview";
import { packCommands } from "./packs";
import { screenCommands } from "./screen";
import { secretCommands } from "./secrets";
import { tenantCommands } from "./tenants";
import { userCommands } from "./users";
import { watchlistCommands } from "./watchlists";

/** Every command, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  ...tenantCommands,
  ...userCommands,
  ...keyCommands,
  ...creditCommands,
  ...deliveryCommands,
  ...attackCommands,
  ...auditCommands,
  ...erasureCommands,
  ...overviewCommands,
  ...secretCommands,
  checkDocument,
  checkAddress,
  checkFaces,
  checkLiveness,
  ...packCommands,
  ...watchlistCommands,
  ...screenCommands,
];
