import type { Question, Responder, ResponderDesk } from '../../decisions/index.js';
import { type Ending, type Listener, Stop } from '../../events/feeds/index.js';
import type { Heard } from './subscription.js';

export interface QuestionsOptions {
  readonly accounts: Heard['accounts'];
  readonly responders: Pick<ResponderDesk, 'join'>;
  /** The question as it is told. Null: it is none of the viewer's. @throws Stop */
  readonly ask: (question: Question) => Promise<string | null>;
  readonly onFault: (err: unknown) => void;
}

/** So many questions of one subscriber are made ready at the same time. */
const MOST_AT_ONCE = 1_000;

/** A subscription to purchases that wait for an answer. Nothing is told later: a question whose time is over is none. */
export function openQuestions({ accounts, responders, ask, onFault }: QuestionsOptions) {
  return {
    listen(listener: Listener): () => void {
      let underWay = 0;
      let here = true;
      const responder: Responder = {
        accounts,
        async ask(question) {
          if (underWay >= MOST_AT_ONCE) return end({ why: 'behind' });
          underWay += 1;
          try {
            const text = await ask(question);
            if (!here || text === null || isOver(question)) return false;
            return listener.take(text) || end({ why: 'slow' });
          } catch (error) {
            if (error instanceof Stop) return end(error.ending);
            onFault(error);
            return end({ why: 'failed' });
          } finally {
            underWay -= 1;
          }
        },
      };
      const stop = responders.join(responder);
      const leave = () => {
        here = false;
        stop();
      };
      function end(ending: Ending): false {
        if (here) {
          leave();
          listener.ended(ending, null);
        }
        return false;
      }
      return leave;
    },
  };
}

const isOver = ({ respondBy }: Question) => Date.now() >= respondBy.getTime();
