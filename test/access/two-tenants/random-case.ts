import type { GraphQLSchema } from 'graphql';
import { Choices } from '../../stripe/planner/choices.js';
import type { RandomQuery } from '../../stripe/planner/random-query.js';
import { randomQuery } from '../../stripe/planner/random-query.js';
import type { World } from '../../stripe/planner/worlds.js';
import { RandomMutation } from './random-mutation.js';
import type { Account, Tenants } from './tenants.js';
import type { ViewerKind } from './viewers.js';
import { VIEWERS } from './viewers.js';

export interface Case {
  readonly viewer: ViewerKind;
  /** What the header `Stripe-Account` says, if it is sent. */
  readonly header: string | null;
  readonly writes: boolean;
  readonly operation: RandomQuery;
}

const UNKNOWN = 'acct_1Unknown0000000';
const MALFORMED = ['', '../..', 'ic_', 'acct_', '💳', 'acct_1/ic_1/ic_2'];

/** Random cases over two tenants: whose ids are in them, and under whose account they stand, is chance. */
export class RandomCases {
  private readonly world: World;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly tenants: Tenants,
    private readonly keys: readonly string[],
  ) {
    const { a, b, times } = tenants;
    const mostly = Array.from({ length: 16 }, () => a[0]!);
    this.world = { sandbox: tenants.poor, accounts: [...mostly, ...a, ...b.slice(0, 3), ...mixed(a, b)], times };
  }

  from(row: readonly number[], idempotencyKey: string): Case {
    const choices = new Choices(row.slice(0, 100));
    const viewer = choices.happens(60) ? VIEWERS[0]! : choices.oneOf(VIEWERS);
    const header = choices.happens(15) ? this.header(choices) : null;
    const writes = choices.happens(35);
    const operation = writes
      ? this.mutation(choices, viewer, idempotencyKey)
      : randomQuery(this.schema, this.world, row.slice(4));
    return { viewer, header, writes, operation };
  }

  private mutation(choices: Choices, viewer: ViewerKind, key: string): RandomQuery {
    const ids = { id: (type: string) => this.id(choices, type), key: () => choices.oneOf(this.keys) };
    // Most of the mutations for whoever may have them at all, else most cases would be a refusal.
    return new RandomMutation(this.schema, choices, ids).write(this.world, key, viewer.mutations);
  }

  private header(choices: Choices): string {
    const { a, b } = this.tenants;
    return choices.oneOf([a[0]!.id, a[1]!.id, b[0]!.id, UNKNOWN, 'no account']);
  }

  /** Mostly of A's first account, so that the ids of one input fit together. */
  private id(choices: Choices, type: string): string {
    const { a, b } = this.tenants;
    if (choices.happens(3)) return choices.oneOf(MALFORMED);
    const owner = choices.happens(20) ? choices.oneOf([...a, ...b, ...mixed(a, b)]) : a[0]!;
    if (type === 'ConnectedAccount') return owner.id;
    const wanted = choices.happens(4) ? 'Card' : type;
    const known = choices.happens(4) ? ['ic_1Missing'] : (owner.ids[wanted] ?? ['file_1Missing']);
    const stripeId = known.length > 0 ? choices.oneOf(known) : 'ic_1Missing';
    return choices.happens(5) ? stripeId : `${owner.id}/${stripeId}`;
  }
}

/** Ids under accounts that they do not belong to, and what is no id at all. */
function mixed(a: readonly Account[], b: readonly Account[]): Account[] {
  const [mine, theirs] = [a[0]!, b[0]!];
  const none = Object.fromEntries(Object.keys(mine.ids).map((type) => [type, MALFORMED]));
  return [
    { id: mine.id, ids: theirs.ids },
    { id: theirs.id, ids: mine.ids },
    { id: UNKNOWN, ids: theirs.ids },
    { id: mine.id, ids: none },
  ];
}
