import { setTimeout as sleep } from "node:timers/promises";
import { type Embedded, startEmbedded } from "../postgres/start-embedded";

/** The demo's database: an embedded server, or one that DATABASE_URL names. */
export interface DemoDatabase {
  url: string;
  embedded: boolean;
  stop(): Promise<void>;
}

/**
 * Starts the embedded server below `dataDir` and starts it again, on the same port, should it end unasked.
 * @param tell is given a line for the person watching
 */
export async function startDatabase(
  dataDir: string,
  given: string | undefined,
  tell: (line: string) => void,
): Promise<DemoDatabase> {
  if (given) return { url: given, embedded: false, stop: async () => {} };
  let server = await startEmbedded({ dataDir });
  let stopping = false;
  const watch = async (running: Embedded): Promise<void> => {
    await running.gone;
    for (let pause = 500; !stopping; pause = Math.min(pause * 2, 15_000)) {
      tell(`PostgreSQL ended; starting it again in ${pause / 1000} s (${dataDir}/postgres.log)`);
      await sleep(pause);
      if (stopping) return;
      try {
        server = await startEmbedded({ dataDir, port: running.port });
        return watch(server);
      } catch (error) {
        tell((error as Error).message);
      }
    }
  };
  watch(server).catch(() => {});
  return {
    url: server.url,
    embedded: true,
    stop: async () => {
      stopping = true;
      await server.stop();
    },
  };
}
