const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const IMPATIENT_AFTER = 2_000;

/**
 * Calls `stop` once, when the process is asked to end: by signal, or because whoever started it with a channel
 * is gone. Ends the process after it. A repeated request ends it at once; one within 2 s does not count, since
 * npm passes on what the terminal has sent us already.
 * @param limit ms after which it ends even if `stop` has not settled
 */
export function onStop(stop: () => Promise<void>, limit: number): void {
  let asked = 0;
  const end = () => {
    if (asked > 0) {
      if (Date.now() - asked > IMPATIENT_AFTER) process.exit(1);
      return;
    }
    asked = Date.now();
    setTimeout(() => process.exit(1), limit).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of SIGNALS) process.on(signal, end);
  if (process.send) process.on("disconnect", end);
}
