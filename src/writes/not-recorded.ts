/**
 * The store could not be written to. `begun` false: nothing was sent by this run. True: something was, of which the
 * record does not tell; nothing was sent after.
 */
export class NotRecorded extends Error {
  constructor(
    readonly begun: boolean,
    cause: unknown,
  ) {
    super('A write could not be recorded.', { cause });
  }
}
