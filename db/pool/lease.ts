import { connect, type Socket } from "node:net";
import { makePgArray, parsePgArray } from "drizzle-orm/pg-core";
import postgres from "postgres";

/** The connection died, or the transaction it carried is over. Statements after that go nowhere. */
export class ConnectionLost extends Error {
  override name = "ConnectionLost";
}

type Pending = postgres.PendingQuery<postgres.Row[]>;
/** A statement on its way; `values()` as Drizzle asks for it. */
export type Statement = PromiseLike<postgres.RowList<postgres.Row[]>> & {
  values(): PromiseLike<unknown[][]>;
};

/**
 * One PostgreSQL connection that carries one transaction at a time.
 *
 * postgres.js runs the rest of a transaction's callback on another transaction's connection after its own was
 * killed (porsager/postgres #1186, #1204), and a statement that waits behind another one when that happens is sent
 * on a new connection or never answered. Hence: a client of its own per lease (`max: 1`); a socket factory that
 * refuses a second socket, so it never reconnects; and every statement rejects the moment the socket closes.
 * Should one slip through all the same, it would meet a session that is read-only and has no tenant set.
 */
export class Lease {
  dead = false;
  private readonly client: postgres.Sql;
  private readonly waiting = new Set<(error: Error) => void>();

  constructor(databaseUrl: string, role: string) {
    let connected = false;
    this.client = postgres(databaseUrl, {
      max: 1,
      // postgres.js does not know of our BEGIN: an idle or age limit could close it in the middle.
      idle_timeout: 0,
      max_lifetime: 0,
      connect_timeout: 5,
      // Its query for array types would reject with nobody listening when the backend dies at that moment.
      fetch_types: false,
      types: { textArray: arrayOf(1009), uuidArray: arrayOf(2951) },
      onnotice: () => {},
      onclose: () => this.lose(),
      socket: async (options: postgres.Options<Record<string, never>>) => {
        if (connected) throw new ConnectionLost("the database connection was lost");
        connected = true;
        return openSocket(options);
      },
      connection: {
        application_name: `veridesk ${role}`,
        options: `-c role=${role} -c default_transaction_read_only=on -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000 -c timezone=UTC`,
      },
    } as unknown as postgres.Options<Record<string, never>>);
    // The same for the builder and for plain statements: JSON is given as text, dates are read as text.
    const { parsers, serializers } = this.client.options as unknown as Record<
      string,
      Record<string, unknown>
    >;
    for (const json of ["114", "3802"]) if (serializers) serializers[json] = (text: unknown) => text;
    if (parsers) parsers["1082"] = (text: string) => text;
  }

  /** A copy of postgres.js' options for Drizzle, which changes the parsers and serializers it is given. */
  get options() {
    const { parsers, serializers, ...rest } = this.client.options;
    return { ...rest, parsers: { ...parsers }, serializers: { ...serializers } };
  }

  /** Opens the connection; rejects when PostgreSQL cannot be reached. */
  async open(): Promise<this> {
    try {
      await this.run("select 1", []);
      return this;
    } catch (error) {
      await this.discard();
      throw error;
    }
  }

  /** Sends a statement; nothing happens before it is awaited. Several ones of plain text need `options.simple`. */
  run(
    text: string,
    values: unknown[],
    options?: postgres.UnsafeQueryOptions & { simple?: boolean },
  ): Statement {
    if (this.dead) throw new ConnectionLost("the database connection was lost");
    // biome-ignore lint/suspicious/noExplicitAny: postgres.js types parameters as never[] here
    const query = this.client.unsafe(text, values as any, options) as Pending;
    return {
      // biome-ignore lint/suspicious/noThenProperty: lazy like the driver's own queries, which are thenables
      then: (done, failed) => this.orLost(query).then(done, failed),
      values: () => this.orLost(query.values()) as Promise<unknown[][]>,
    };
  }

  /** Ends the connection at once; whatever still waits on it rejects. */
  async discard(): Promise<void> {
    this.lose();
    await this.client.end({ timeout: 0 }).catch(() => {});
  }

  private orLost<T>(query: PromiseLike<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.waiting.add(reject);
      const settled = () => this.waiting.delete(reject);
      query.then(
        (value) => {
          settled();
          resolve(value);
        },
        (error) => {
          settled();
          reject(error);
        },
      );
    });
  }

  private lose(): void {
    this.dead = true;
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const reject of waiting) reject(new ConnectionLost("the database connection was lost"));
  }
}

/** An array type by its OID, as PostgreSQL writes arrays (documentation § 8.15). */
const arrayOf = (oid: number) => ({
  to: oid,
  from: [oid],
  // Drizzle hands over the literal, tx.query an array.
  serialize: (value: string | string[]) => (typeof value === "string" ? value : makePgArray(value)),
  parse: (value: string) => parsePgArray(value),
});

/** Where postgres.js would have connected itself. TLS, where the URL asks for it, is its own business afterwards. */
function openSocket(options: { host?: unknown; port?: unknown; path?: unknown }): Promise<Socket> {
  const [host] = options.host as string[];
  const [port] = options.port as number[];
  const path = options.path as string | undefined | false;
  const socket = path
    ? connect(path)
    : connect({ host: host ?? "localhost", port: port ?? 5432, noDelay: true });
  // The driver reads the server's name for TLS from here.
  Object.assign(socket, { host });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => socket.destroy(new Error("connecting to PostgreSQL took longer than 5 s")),
      5_000,
    );
    socket.once("error", reject);
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.off("error", reject);
      resolve(socket);
    });
    socket.once("close", () => clearTimeout(timer));
  });
}
