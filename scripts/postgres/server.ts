import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, postmaster } from "./leftover";
import type { Placement } from "./placement";

/** A running PostgreSQL server. */
export interface Server {
  pid: number;
  port: number;
  /** Resolves when the server ended, however that came about. */
  gone: Promise<void>;
  /** Ends connections and the server, data written (PostgreSQL's fast shutdown). */
  stop(): Promise<void>;
  /** `kill -9` of the postmaster: what a crash looks like. */
  kill(): Promise<void>;
}

// PostgreSQL must outlive the Ctrl-C that reaches everybody in the terminal (web and worker stop first), yet
// not outlive us: it runs in a session of its own, and the shell beside it stops it when our end of its
// standard input closes, which the system does even after kill -9.
const LEASH = `exec 3<&0
"$@" </dev/null 3<&- & server=$!
(cat <&3 >/dev/null; kill -INT $server) 2>/dev/null & leash=$!
exec 3<&-
wait $server; code=$?
kill $leash 2>/dev/null
exit $code`;

/**
 * Starts the server on 127.0.0.1 and waits until it accepts connections.
 * @throws Error with the end of its log when it does not within 60 s
 */
export async function startServer(
  placement: Placement,
  options: { port: number; throwaway: boolean; log: string; onGone: () => void },
): Promise<Server> {
  const { cluster } = placement;
  // After kill -9 the old pid file still says "ready".
  const stale = postmaster(cluster)?.pid;
  const child = launch(placement, options);
  let ended = false;
  const gone = new Promise<void>((done) => {
    child.once("close", () => {
      ended = true;
      options.onGone();
      done();
    });
  });
  const ready = () => {
    const found = postmaster(cluster);
    return found?.ready && found.pid !== stale;
  };
  for (let waited = 0; ended || !ready(); waited += 15) {
    if (ended || waited > 60_000) {
      child.stdin?.end();
      throw new Error(`PostgreSQL did not start: ${endOf(options.log)}`);
    }
    await sleep(15);
  }
  const pid = postmaster(cluster)?.pid ?? 0;
  const signal = async (name: NodeJS.Signals) => {
    child.ref();
    if (!ended && isAlive(pid)) process.kill(pid, name);
    await gone;
  };
  return { pid, port: options.port, gone, stop: () => signal("SIGINT"), kill: () => signal("SIGKILL") };
}

function launch(
  placement: Placement,
  options: { port: number; throwaway: boolean; log: string },
): ChildProcess {
  const command = [
    ...placement.prefix,
    join(placement.native, "bin", "postgres"),
    ...["-D", placement.cluster, "-p", String(options.port)],
    ...settings(options.throwaway).flatMap((setting) => ["-c", setting]),
  ];
  const leashed = process.platform === "win32" ? command : ["/bin/sh", "-c", LEASH, "sh", ...command];
  const log = logFile(options.log);
  try {
    const [program = "", ...args] = leashed;
    const child = spawn(program, args, {
      ...placement.account,
      cwd: placement.cluster,
      detached: true,
      stdio: ["pipe", log, log],
      env: { NODE_ENV: "production", PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
    });
    child.stdin?.on("error", () => {});
    // The server alone must not keep a process alive that has nothing else to do; `gone` still fires.
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

function settings(throwaway: boolean): string[] {
  const common = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "timezone=UTC",
    // Failed statements may carry personal data: they stay out of the log.
    "log_min_messages=fatal",
    "log_min_error_statement=panic",
  ];
  const careless = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum_naptime=10min",
  ];
  return throwaway ? [...common, ...careless] : common;
}

const LOG_LIMIT = 5_000_000;

function logFile(path: string): number {
  const log = openSync(path, "a", 0o600);
  if (statSync(path).size > LOG_LIMIT) truncateSync(path);
  return log;
}

function endOf(log: string): string {
  return readFileSync(log, "utf8").trim().split("\n").slice(-3).join(" · ");
}
