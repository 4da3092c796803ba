import { Lease } from "./lease";

/** No connection became free in time. */
export class PoolExhausted extends Error {
  override name = "PoolExhausted";
}

type Waiter = { take: (lease: Lease | undefined) => void };

/** A bounded set of leases, handed out first come first served; dead ones are never handed out again. */
export class LeasePool {
  private readonly idle: Lease[] = [];
  private readonly waiting: Waiter[] = [];
  private count = 0;
  private closed = false;

  /** @param waitMs how long a caller waits for a free connection before PoolExhausted */
  constructor(
    private readonly databaseUrl: string,
    private readonly role: string,
    private readonly size: number,
    private readonly waitMs = 8_000,
  ) {}

  /** A connection for one transaction; give it back with `release`. */
  async acquire(): Promise<Lease> {
    for (;;) {
      const lease = this.idle.pop();
      if (!lease) break;
      if (!lease.dead) return lease;
      this.drop(lease);
    }
    if (this.closed) throw new PoolExhausted("the pool is closed");
    if (this.count < this.size) return this.grow();
    const handed = await this.wait();
    return handed ?? this.grow();
  }

  /** Gives a connection back. Only after the transaction's callback has settled; `healthy` false ends it. */
  release(lease: Lease, healthy: boolean): void {
    if (!healthy || lease.dead || this.closed) {
      this.drop(lease);
      return;
    }
    const next = this.waiting.shift();
    if (next) next.take(lease);
    else this.idle.push(lease);
  }

  /** Ends all idle connections; leased ones end when they come back. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.idle.splice(0).map((lease) => lease.discard()));
  }

  private async grow(): Promise<Lease> {
    this.count += 1;
    try {
      return await new Lease(this.databaseUrl, this.role).open();
    } catch (error) {
      this.count -= 1;
      this.waiting.shift()?.take(undefined);
      throw error;
    }
  }

  private drop(lease: Lease): void {
    this.count -= 1;
    void lease.discard();
    this.waiting.shift()?.take(undefined);
  }

  private wait(): Promise<Lease | undefined> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        take: (lease) => {
          clearTimeout(timer);
          resolve(lease);
        },
      };
      const timer = setTimeout(() => {
        const at = this.waiting.indexOf(waiter);
        if (at >= 0) this.waiting.splice(at, 1);
        reject(new PoolExhausted(`no database connection became free within ${this.waitMs} ms`));
      }, this.waitMs);
      this.waiting.push(waiter);
    });
  }
}
