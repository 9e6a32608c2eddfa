/** One command of the command line. `run` resolves with the exit code; undefined leaves the process running. */
export interface Command {
  readonly name: string;
  /** What may follow the name. */
  readonly usage: string;
  readonly summary: string;
  run(args: readonly string[], terminal: Terminal): Promise<number | undefined>;
}

export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  out(text: string): void;
  err(text: string): void;
}

/** The person's mistake: shown with the command's usage, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
