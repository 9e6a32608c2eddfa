import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { DatabaseError, type PoolClient } from 'pg';

/**
 * A connection while one caller has it. After an error that is not the server's own word (its answer is late, or the
 * line is cut) it takes no more statements and goes back to be closed: an answer may still come, to somebody else.
 */
export class Lease implements PostgresPoolClient {
  readonly #client: PoolClient;
  readonly #queries: PostgresPoolClient;
  #broken: Error | undefined;

  constructor(client: PoolClient) {
    this.#client = client;
    this.#queries = client;
  }

  query<R>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    statement: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof statement !== 'string') throw new Error('The store reads without cursors');
    return this.#run<R>(statement, parameters);
  }

  release(): void {
    this.#client.release(this.#broken);
  }

  async #run<R>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    if (this.#broken) throw this.#broken;
    try {
      return await this.#queries.query<R>(statement, parameters);
    } catch (error) {
      if (!(error instanceof DatabaseError)) this.#broken = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }
}
