import postgres from "postgres";

/** The connection died, or the transaction it carried is over. Statements after that go nowhere. */
export class ConnectionLost extends Error {
  override name = "ConnectionLost";
}

/**
 * One PostgreSQL connection that carries one transaction at a time.
 *
 * postgres.js runs the rest of a transaction's callback on another transaction's connection after its own was
 * killed (porsager/postgres #1186, #1204). Hence a client of its own per lease (`max: 1`), never reconnected:
 * once the socket closed, `dead` is set in the same turn and every further statement is refused here. Should one
 * slip through all the same, it meets a connection whose default is read-only and which has no tenant set.
 */
export class Lease {
  dead = false;
  readonly client: postgres.Sql;

  constructor(databaseUrl: string, role: string) {
    this.client = postgres(databaseUrl, {
      max: 1,
      // postgres.js does not know of our BEGIN: an idle or age limit could close it in the middle.
      idle_timeout: 0,
      max_lifetime: 0,
      connect_timeout: 5,
      onnotice: () => {},
      onclose: () => {
        this.dead = true;
      },
      connection: {
        application_name: `veridesk ${role}`,
        options: `-c role=${role} -c default_transaction_read_only=on -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000 -c timezone=UTC`,
      },
    });
  }

  /** Opens the connection; rejects when PostgreSQL cannot be reached. */
  async open(): Promise<this> {
    try {
      await this.client`select 1`;
      return this;
    } catch (error) {
      await this.discard();
      throw error;
    }
  }

  /** Ends the connection at once; whatever still waits on it rejects. */
  async discard(): Promise<void> {
    this.dead = true;
    await this.client.end({ timeout: 0 }).catch(() => {});
  }
}
