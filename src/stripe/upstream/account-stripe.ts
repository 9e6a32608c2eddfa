import type Stripe from 'stripe';
import { StripeFailure, late, tooDear, toFailure, withoutAnswer } from '../failure.js';
import type { Breakers } from './breaker.js';
import type { Call, Caller } from './caller.js';
import { during } from './caller.js';

/** Stripe as one caller reaches one account of it; the empty account is the platform itself. */
export class AccountStripe {
  constructor(
    readonly account: string,
    readonly stripe: Stripe,
    private readonly platform: Stripe,
    readonly caller: Caller,
    private readonly breakers: Breakers,
  ) {}

  /**
   * One read. `why` is for the trace.
   * @throws StripeFailure `late` past the caller's deadline, `too_dear` when its operation has spent what it may
   */
  read<T>(why: string, call: (stripe: Stripe, platform: Stripe) => PromiseLike<T>): Promise<T> {
    const { meter, deadline } = this.caller;
    if (!meter.begin()) return Promise.reject(tooDear(meter.most));
    return before(deadline, why, this.send({ caller: this.caller, why, sendings: 0, uncertain: false }, call));
  }

  /** One write, whose answer is waited for as long as Stripe may take. */
  async write<T>(call: () => PromiseLike<T>): Promise<T> {
    const lane = this.caller.lane === 'query' ? 'mutation' : this.caller.lane;
    const sent: Call = { caller: { ...this.caller, lane }, why: 'a mutation', sendings: 0, uncertain: false };
    try {
      return await this.send(sent, call);
    } catch (error) {
      // A limit refuses before Stripe looks at the idempotency key: an earlier sending may have been carried out.
      const unknown = sent.uncertain && error instanceof StripeFailure && error.beforeTheKey;
      throw unknown ? withoutAnswer(error) : error;
    }
  }

  private send<T>(sent: Call, call: (stripe: Stripe, platform: Stripe) => PromiseLike<T>): Promise<T> {
    return this.breakers.run(this.account, () =>
      during(sent, async () => {
        try {
          return await call(this.stripe, this.platform);
        } catch (error) {
          throw toFailure(error);
        }
      }),
    );
  }
}

/** A read that takes longer is left behind: its answer would come when nobody waits for it any more. */
async function before<T>(deadline: number, why: string, read: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late(why)), Math.max(0, deadline - performance.now()));
  });
  try {
    return await Promise.race([read, end]);
  } finally {
    clearTimeout(timer);
  }
}
