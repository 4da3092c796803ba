/** Lets one loop sleep until somebody rings or its time is up. A ring while it is awake is kept for the next wait. */
export class Bell {
  private rung = false;
  private wake: (() => void) | undefined;
  private timer: NodeJS.Timeout | undefined;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Rings within `ms`; calls in between share one ring. */
  ringSoon(ms: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.ring();
    }, ms);
  }

  /** Resolves at the next ring, after `ms` at the latest, or when the signal aborts. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.rung && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
        signal.addEventListener("abort", this.wake, { once: true });
      });
      if (this.wake) signal.removeEventListener("abort", this.wake);
      this.wake = undefined;
    }
    this.rung = false;
  }
}
