/**
 * The one logger: JSON lines, with secrets masked wherever they stand: by name in fields, by pattern in every text,
 * nested or not, messages and errors included.
 */
import pino, { type DestinationStream, type Logger as PinoLogger, type LoggerOptions } from 'pino';
import { maskFields, maskText } from './util/mask-secrets.js';

export type Logger = PinoLogger;

export interface LogOptions {
  readonly level: string;
  /** Where the lines go; standard output without it. */
  readonly stream?: DestinationStream;
}

export function createLogger({ level, stream }: LogOptions): Logger {
  const options: LoggerOptions = {
    level,
    base: {},
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: maskFields },
    // `maskFields` has made a plain object of the error already.
    serializers: { err: (error: unknown) => error },
    // Messages reach no formatter: the finished line is where they are seen.
    hooks: { streamWrite: maskText },
  };
  return maskChildren(pino(options, stream ?? standardOutput()));
}

/**
 * Node's own stream rather than pino's: when the reader of the log is gone, lines are lost, and nothing else. Pino's
 * would wait for the reader for ever when the process ends.
 */
function standardOutput(): DestinationStream {
  if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', () => undefined);
  return { write: (line) => void process.stdout.write(line) };
}

/** A child's fields pass no formatter either. Its own children inherit the masked `child`. */
function maskChildren(logger: Logger): Logger {
  const { child } = logger;
  logger.child = function masked<Levels extends string = never>(
    this: Logger,
    fields: pino.Bindings,
    options?: pino.ChildLoggerOptions<Levels>,
  ) {
    return child.apply<Logger, [pino.Bindings, pino.ChildLoggerOptions<Levels>?], pino.Logger<Levels>>(this, [
      maskFields(fields),
      options,
    ]);
  };
  return logger;
}
