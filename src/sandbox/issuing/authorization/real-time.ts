import type { Turn } from '../../state/turn.js';
import { Suspended } from '../../wire/suspended.js';
import { ask, awaited, decided, decides, giveUpLater, type Reply } from '../../webhooks/real-time.js';
import { settingsOf } from '../../webhooks/state.js';
import { conclude, concludeLater } from './conclude.js';
import { authorizations, type StoredAuthorization } from './state.js';
import { BY_STRIPE, verdictOf, type Verdict } from './verdict.js';
import { renderAuthorization } from './view.js';

export const UNDECIDED_JOB = 'issuing_authorization.undecided';

/** Asks the platform about what is pending, or approves it if there is nobody to ask. */
export function putToPlatform(turn: Turn, authorization: StoredAuthorization): StoredAuthorization {
  if (!decides(turn)) return conclude(turn, authorization, BY_STRIPE);
  const event = turn.record('issuing_authorization.request', renderAuthorization(turn.tenant, authorization));
  ask(turn, event, authorization.id);
  giveUpLater(turn, UNDECIDED_JOB, { authorization: authorization.id, since: String(authorization.pending?.since) });
  return authorization;
}

/** The answer to the call that asked for money: it comes when the platform has decided. */
export function whenConcluded(turn: Turn, authorization: StoredAuthorization): object {
  const { id } = authorization;
  const reply = authorization.pending ? awaited(turn.world, id) : undefined;
  if (!reply) return renderAuthorization(turn.tenant, authorization);
  let heard: Reply = { kind: 'timeout' };
  const until = reply.then((said) => {
    heard = said ?? heard;
  });
  return new Suspended(until, (later) => renderAuthorization(later.tenant, concludedBy(later, id, heard)));
}

function concludedBy(turn: Turn, id: string, reply: Reply): StoredAuthorization {
  const authorization = authorizations.in(turn.tenant).get(id);
  if (!authorization) throw new Error(`${id} went away while it was waiting`);
  const { authorization_default } = settingsOf(turn.world.platform, turn.tenant);
  return concludeLater(turn, authorization, verdictOf(authorization, reply, authorization_default));
}

/** A decision through the API; it is earlier than the endpoint's, so it holds. */
export function concludedThroughApi(
  turn: Turn,
  authorization: StoredAuthorization,
  verdict: Verdict,
): StoredAuthorization {
  const concluded = concludeLater(turn, authorization, verdict);
  decided(turn.world, authorization.id);
  return concluded;
}

/** For the job: the time is over on the sandbox's clock, also if nobody waits any more. */
export function giveUp(turn: Turn, id: string, since: string): void {
  const authorization = authorizations.in(turn.tenant).get(id);
  if (!authorization?.pending || String(authorization.pending.since) !== since) return;
  concludedBy(turn, id, { kind: 'timeout' });
  decided(turn.world, id);
}
