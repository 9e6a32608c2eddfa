import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type Database from 'libsql';

/**
 * All that is changed in one turn of the event loop is one commit, since a commit waits for the disk and everything
 * waits for it. Nobody hears of what they changed or read before it is durable.
 */
export function groupCommitDialect(database: Database.Database): Dialect {
  return {
    createDriver: () => new GroupCommitDriver(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

interface Waiting {
  readonly query: CompiledQuery;
  readonly durable: (result: QueryResult<unknown>) => void;
  readonly failed: (error: unknown) => void;
}

/** One connection to the file, leased to any number of callers at once, or to one alone while its transaction lasts. */
class GroupCommitDriver implements Driver {
  readonly #database: Database.Database;
  #waiting: Waiting[] = [];
  #alone: { readonly lease: Lease; readonly over: Promise<void>; readonly end: () => void } | undefined;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  acquireConnection(): Promise<Lease> {
    return Promise.resolve(new Lease(this));
  }

  releaseConnection(): Promise<void> {
    return Promise.resolve();
  }

  async beginTransaction(lease: Lease): Promise<void> {
    for (let before; (before = this.#before(lease)) !== undefined;) await before;
    this.#commit();
    this.#database.exec('begin immediate');
    let end = () => {};
    const over = new Promise<void>((resolve) => (end = resolve));
    this.#alone = { lease, over, end };
  }

  commitTransaction(): Promise<void> {
    return this.#leave('commit');
  }

  rollbackTransaction(): Promise<void> {
    return this.#leave('rollback');
  }

  destroy(): Promise<void> {
    this.#commit();
    this.#database.close();
    return Promise.resolve();
  }

  async execute(lease: Lease, query: CompiledQuery): Promise<QueryResult<unknown>> {
    for (let before; (before = this.#before(lease)) !== undefined;) await before;
    const reads = this.#waiting.length === 0 && SelectQueryNode.is(query.query);
    // Whoever brings the tables up to date has begun a transaction around it all.
    if (reads || this.#database.inTransaction) return this.#run(query);
    // The file is not held from one turn to another: other processes write to it too.
    if (this.#waiting.length === 0) this.#commitSoon();
    return new Promise((durable, failed) => this.#waiting.push({ query, durable, failed }));
  }

  /** After what others have put off to the end of this turn. */
  #commitSoon(): void {
    setImmediate(() => setImmediate(() => this.#commit()));
  }

  /** Who comes out of the wait looks again, since another may have come first. */
  #before(lease: Lease): Promise<void> | undefined {
    return this.#alone === undefined || this.#alone.lease === lease ? undefined : this.#alone.over;
  }

  #leave(how: 'commit' | 'rollback'): Promise<void> {
    const { end } = this.#alone ?? {};
    try {
      this.#database.exec(how);
    } finally {
      this.#alone = undefined;
      end?.();
    }
    return Promise.resolve();
  }

  #commit(): void {
    const group = this.#waiting.splice(0);
    if (group.length === 0) return;
    try {
      this.#database.exec('begin immediate');
      const outcomes = group.map((waiting) => this.#outcomeOf(waiting));
      this.#database.exec('commit');
      for (const tell of outcomes) tell();
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('rollback');
      for (const { failed } of group) failed(error);
    }
  }

  /** Runs it, and returns what tells of it once the whole is durable. */
  #outcomeOf({ query, durable, failed }: Waiting): () => void {
    try {
      const result = this.#run(query);
      return () => durable(result);
    } catch (error) {
      // A full disk takes the whole transaction with it, other refusals the statement alone.
      if (!this.#database.inTransaction) throw error;
      return () => failed(error);
    }
  }

  #run({ sql, parameters }: CompiledQuery): QueryResult<unknown> {
    const statement = this.#database.prepare(sql);
    if (statement.reader) return { rows: statement.all([...parameters]) };
    const { changes, lastInsertRowid } = statement.run([...parameters]);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }
}

class Lease implements DatabaseConnection {
  readonly #driver: GroupCommitDriver;

  constructor(driver: GroupCommitDriver) {
    this.#driver = driver;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#driver.execute(this, query) as Promise<QueryResult<R>>;
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The store reads without cursors');
  }
}
