import { channel } from 'node:diagnostics_channel';

/** The name under which Node's diagnostics channels tell, within the process, of every answer before it is sent. */
export const ANSWERS = 'cardgraph:sandbox:answer';

/** What is told there. The body is the sandbox's own: whoever keeps it takes a copy. */
export interface SentAnswer {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly status: number;
  readonly body: object;
}

const answers = channel(ANSWERS);

export function tellAnswer(answer: SentAnswer): void {
  if (answers.hasSubscribers) answers.publish(answer);
}
