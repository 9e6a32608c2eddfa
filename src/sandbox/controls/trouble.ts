import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Dispatcher, WireAnswer, WireRequest } from '../dispatch.js';
import { errorBody, StripeRefusal, unknownError } from '../wire/error-body.js';
import type { Faults, Suffering } from './faults.js';
import type { RateLimits } from './rate-limits.js';

/** Sends an answer as it is, once what it tells of is kept. */
export type Deliver = (response: ServerResponse, answer: WireAnswer) => Promise<void>;

type Fault = NonNullable<Suffering['fault']>;

const HTML =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n' +
  '<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n';

/** Lets a call through Stripe's limits and the ordered faults to the dispatcher, and its answer back. */
export class Trouble {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly faults: Faults,
    private readonly limits: RateLimits,
    private readonly deliver: Deliver,
  ) {}

  async answer(asked: WireRequest, response: ServerResponse): Promise<void> {
    const account = asked.headers['stripe-account'];
    const over = this.limits.enter(asked.method, account ?? 'platform');
    if (over) return await this.deliver(response, this.tooMany(asked, over));
    try {
      const { delay, hold, fault } = this.faults.strike(asked.method, asked.path, account);
      if (delay > 0) await sleep(delay);
      const held = hold > 0 ? { ...asked, hold: () => sleep(hold) } : asked;
      if (fault) await this.fail(held, fault, response);
      else await this.deliver(response, await this.dispatcher.answer(held));
    } finally {
      this.limits.leave(account ?? 'platform');
    }
  }

  private tooMany(asked: WireRequest, reason: string): WireAnswer {
    const answer = this.dispatcher.turnAway({ ...asked, fault: 'rate_limit' }, rateLimited());
    answer.headers['stripe-rate-limited-reason'] = reason;
    return answer;
  }

  private async fail(asked: WireRequest, fault: Fault, response: ServerResponse): Promise<void> {
    const { kind } = fault;
    const named = { ...asked, fault: kind };
    const worked = fault.when !== 'before' || kind === 'truncated';
    if (kind === 'rate_limit') return await this.deliver(response, this.tooMany(asked, 'global-rate'));
    if (fault.kept) {
      const breaks = fault.when === 'after' ? 'after' : 'before';
      return await this.deliver(response, await this.dispatcher.answer({ ...named, breaks }));
    }
    const answer = worked ? await this.dispatcher.answer(named) : this.dispatcher.turnAway(named, refusalOf(kind));
    if (kind === 'error') await this.deliver(response, worked ? broken(answer) : answer);
    else if (kind === 'bad_gateway') sendHtml(response);
    else if (kind === 'truncated' || fault.when === 'during') await sendHalf(response, answer);
    if (kind === 'reset') response.socket?.resetAndDestroy();
    if (kind === 'truncated') response.destroy();
    // Of a timeout nothing is heard until the caller gives up or the sandbox ends.
  }
}

function rateLimited(): StripeRefusal {
  return new StripeRefusal(
    429,
    'Too many requests hit the API too quickly. We recommend an exponential backoff of your requests.',
    { code: 'rate_limit' },
  );
}

/** How a call that was not carried out stands in the log; a status of 0 says that nothing was answered. */
function refusalOf(kind: Fault['kind']): StripeRefusal {
  const status = kind === 'error' ? 500 : kind === 'bad_gateway' ? 502 : 0;
  return unknownError(status);
}

function broken({ headers }: WireAnswer): WireAnswer {
  const requestId = headers['request-id'] ?? '';
  return { status: 500, headers, body: errorBody(refusalOf('error'), headers['stripe-account'] ?? '', requestId) };
}

function sendHtml(response: ServerResponse): void {
  response.writeHead(502, { 'content-type': 'text/html', 'content-length': Buffer.byteLength(HTML) });
  response.end(HTML);
}

/** The head and half of the body, on the wire before this returns. */
async function sendHalf(response: ServerResponse, { status, body, headers }: WireAnswer): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(body, null, 2));
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': bytes.length,
    'request-id': headers['request-id'] ?? '',
  });
  await new Promise<void>((resolve) => {
    response.write(bytes.subarray(0, bytes.length >>> 1), () => resolve());
  });
}
