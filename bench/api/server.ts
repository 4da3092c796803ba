import { type ChildProcess, fork } from "node:child_process";
import { freePort } from "@/scripts/postgres/free-port";

/** Starts one of the servers of this folder as a process of its own. */
export async function startServer(
  file: string,
  url: string,
): Promise<{ base: string; stop(): void; pid: number | undefined }> {
  const port = await freePort();
  const child: ChildProcess = fork(file, {
    execArgv: file.endsWith(".ts") ? ["--import", "tsx"] : ["--max-semi-space-size=32"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: url,
      PORT: String(port),
      RATE_LIMIT_KEY: "100000000",
      RATE_LIMIT_TENANT: "100000000",
      LOG_LEVEL: "error",
    },
  });
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return { base: `http://127.0.0.1:${port}`, stop: () => child.kill("SIGKILL"), pid: child.pid };
}
