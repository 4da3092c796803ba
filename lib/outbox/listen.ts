import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { WAKE_CHANNEL } from "./wake";

const FIRST_PAUSE_MS = 250;
const MAX_PAUSE_MS = 2_000;

/**
 * Calls `onWake` at every notification, and after every reconnection (some may have been missed), on a connection
 * of its own, until the signal aborts. Only a hint, so trouble here is not reported: the queues' claims will.
 */
export async function listen(databaseUrl: string, onWake: () => void, signal: AbortSignal): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    let closed: () => void = () => {};
    const ended = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const sql = postgres(databaseUrl, {
      max: 1,
      idle_timeout: 0,
      max_lifetime: 0,
      connect_timeout: 5,
      onnotice: () => {},
      onclose: closed,
      connection: { application_name: "veridesk listen" },
    });
    signal.addEventListener("abort", closed);
    try {
      await sql.listen(WAKE_CHANNEL, onWake);
      pause = FIRST_PAUSE_MS;
      onWake();
      await ended;
    } catch {
      // Not reachable just now.
    }
    signal.removeEventListener("abort", closed);
    await sql.end({ timeout: 0 }).catch(() => {});
    await sleep(pause, undefined, { signal }).catch(() => {});
    pause = Math.min(pause * 2, MAX_PAUSE_MS);
  }
}
