import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { findBinaries } from "./binaries";
import { freePort } from "./free-port";
import { initCluster } from "./init-cluster";
import { endLeftover } from "./leftover";
import { holdFolder } from "./owner";
import { place } from "./placement";
import { type Server, startServer } from "./server";

/** A PostgreSQL of our own, and the way to it. */
export interface Embedded extends Server {
  /** Superuser `veridesk`, database `veridesk`. */
  url: string;
}

/**
 * Starts PostgreSQL on 127.0.0.1 with its data below `dataDir`, made on the first start and kept after that.
 * Works as root (placement.ts), after `kill -9` of us or of it, and beside other servers (own free port).
 * @param dataDir holds the cluster (`cluster/`), its password and its log
 * @param port a fixed one, or a free one when left out
 * @param throwaway for tests: no fsync, no password; a crash of the computer may lose the data
 * @throws Error when another running process uses `dataDir`
 */
export async function startEmbedded(options: {
  dataDir: string;
  port?: number;
  throwaway?: boolean;
}): Promise<Embedded> {
  const throwaway = options.throwaway ?? false;
  // The cluster's account must be able to pass through; what lies inside has its own modes.
  await mkdir(options.dataDir, { recursive: true, mode: 0o711 });
  const folder = realpathSync(resolve(options.dataDir));
  const held = holdFolder(join(folder, "in-use.json"));
  try {
    const placement = await place(await findBinaries(), join(folder, "cluster"));
    const password = throwaway ? "" : keptPassword(join(folder, "password"));
    await endLeftover(placement.cluster);
    await initCluster(placement, { password, throwaway });
    const port = options.port ?? (await freePort());
    const server = await startServer(placement, {
      port,
      throwaway,
      log: join(folder, "postgres.log"),
      onGone: held.release,
    });
    const credentials = password ? `veridesk:${password}` : "veridesk";
    return { ...server, url: `postgres://${credentials}@127.0.0.1:${port}/veridesk` };
  } catch (error) {
    held.release();
    throw error;
  }
}

function keptPassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}
