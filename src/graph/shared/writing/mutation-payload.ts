import { Field, InputType, InterfaceType } from 'type-graphql';
import type { Permission } from '../../../auth/permissions.js';
import { isNarrow } from '../../../auth/scope.js';
import type { Viewer } from '../../../auth/viewer.js';
import type { AccountReads, Kind } from '../../../stripe/index.js';
import { StripeFailure } from '../../../stripe/index.js';
import { sha256 } from '../../../util/sha256.js';
import type { Before, Step, Write, WriteResult, Writes } from '../../../writes/index.js';
import { NotRecorded } from '../../../writes/index.js';
import type { InputFaults } from './input-faults.js';
import { toUserError } from './stripe-refusal.js';
import {
  IdempotencyConflict,
  IdempotencyInFlight,
  Indeterminate,
  InvalidInput,
  NotFound,
  Refused,
  UserError,
} from './user-errors.js';

@InterfaceType('MutationPayload', { description: 'What a mutation answers: its object, and what it refused.' })
export abstract class MutationPayload {
  @Field(() => [UserError], { description: 'Why it was not done; empty when it was.' })
  userErrors: UserError[] = [];

  @Field(() => Boolean, {
    description:
      'Whether this was settled before under the same idempotency key: nothing was done now, and this is its answer again.',
  })
  replayed: boolean = false;
}

/** The field `idempotencyKey`, which every mutation's input has. */
export const IdempotencyKey = () =>
  Field(() => String, {
    description:
      'Chosen by you, 1 to 200 characters, new for each intention: the same mutation with the same key and input is done once, however often it is sent.',
  });

@InputType()
export abstract class MutationInput {
  @IdempotencyKey()
  idempotencyKey!: string;
}

export interface WritingContext {
  readonly viewer: Pick<Viewer, 'principal' | 'scope'>;
  readonly mode: 'test' | 'live';
  readonly writes: Writes;
  /** Who runs the mutation, as the audit log tells it. */
  asker(mutation: string): Write['asker'];
  account(id: string): WritingScope;
  readonly platform: WritingScope;
}

interface WritingScope {
  readonly reads: AccountReads;
  readonly loaders: Readonly<Record<string, { readonly kind: Kind }>>;
  write<T>(call: () => PromiseLike<T>): Promise<T>;
  forget(): void;
}

export interface Mutation<P> {
  readonly name: string;
  readonly input: MutationInput;
  /** Gathered before anything is sent. */
  readonly faults: InputFaults;
  /** Says more of a definite refusal than Stripe's answer does, by reading state. Null: it is what it seems. */
  explain?(failure: StripeFailure): Promise<UserError | null>;
  /** What the payload shows of the steps that went before one that failed. */
  soFar?(): Partial<P>;
  /** What is done is our own, and done again changes nothing, however long ago it was done first. */
  readonly repeatable?: boolean;
  /**
   * The Stripe calls, each in a step, and what the payload shows of them. `ownId` is the id of what the mutation makes
   * of our own: the same for every attempt.
   */
  work(step: Step, ownId: (prefix: string) => string, before: Before): Promise<Partial<P>>;
}

const NOTHING_SENT = {
  code: 'NOT_RECORDED',
  message: 'This could not be recorded, so nothing was sent to Stripe.',
  retryable: true,
} as const;

/** Enough that no two intentions share one. */
const OWN_ID_DIGITS = 32;

/** The one way a mutation runs: check, record, do, and answer with the object or with what can be acted on. */
export async function mutate<P extends MutationPayload>(
  context: WritingContext,
  Payload: new () => P,
  mutation: Mutation<P>,
): Promise<P> {
  const refused = (...userErrors: UserError[]) => Object.assign(new Payload(), { userErrors });
  const objects = [...mutation.faults.objects];
  const write = { ...writeOf(context, mutation), objects };
  const faults = inputErrors(context, mutation);
  if (faults.length > 0) {
    await context.writes.refuse(write, codesOf(faults));
    return refused(...faults);
  }
  const { account } = write;
  const scope = account === null ? context.platform : context.account(account);
  const hidden = await notSeen(context, scope, mutation.faults);
  if (hidden.length > 0) {
    await context.writes.refuse(write, codesOf(hidden));
    return refused(...hidden);
  }
  const ownId = (prefix: string) => {
    const id = ownIdOf(write, prefix);
    objects.push(id);
    return id;
  };
  try {
    const outcome = await context.writes.run<P>(write, async (step, before) => {
      try {
        const scoped: Step = (stepName, call) =>
          step(stepName, (options) => scope.write(() => call(options))).finally(() => scope.forget());
        const done = await mutation.work(scoped, ownId, before);
        return { done: Object.assign(new Payload(), done) };
      } catch (error) {
        const partly = (userError: UserError) => Object.assign(refused(userError), mutation.soFar?.());
        return await refusal(error, mutation, partly);
      }
    });
    if (outcome.kind === 'settled') return Object.assign(outcome.value, { replayed: outcome.replayed });
    return refused(outcome.kind === 'conflict' ? new IdempotencyConflict(outcome.reason) : new IdempotencyInFlight());
  } catch (error) {
    if (error instanceof NotRecorded && !error.begun) return refused(new Refused(NOTHING_SENT));
    if (!(error instanceof StripeFailure || error instanceof NotRecorded)) throw error;
    const stripeRequestId = error instanceof StripeFailure ? error.facts.requestId : null;
    const unknown = new Indeterminate(write.key, { stripeRequestId });
    return Object.assign(refused(unknown), mutation.soFar?.());
  }
}

/** Who is bound to less than an account names only what it sees: each is read before anything is done with it. */
async function notSeen(
  { viewer }: WritingContext,
  { reads, loaders }: WritingScope,
  { named }: InputFaults,
): Promise<UserError[]> {
  if (!isNarrow(viewer)) return [];
  const seen = await Promise.all(
    named.map(async ({ stripeId }) => {
      const kind = Object.values(loaders).find((loader) => reads.names(loader.kind, stripeId))?.kind;
      return kind === undefined ? null : reads.of(kind).byId(stripeId, []);
    }),
  );
  return named.flatMap(({ path, what }, at) => (seen[at] === null ? [new NotFound(path, what)] : []));
}

function writeOf({ viewer, asker }: WritingContext, { name, input, faults, repeatable = false }: Mutation<unknown>) {
  const { account } = faults;
  const { principal } = viewer;
  return { mutation: name, principal, key: input.idempotencyKey, account, input, repeatable, asker: asker(name) };
}

function ownIdOf({ principal, mutation, key }: Write, prefix: string): string {
  return `${prefix}_${sha256([principal, mutation, key].join('|')).slice(0, OWN_ID_DIGITS)}`;
}

const codesOf = (errors: readonly UserError[]) => [...new Set(errors.map(({ code }) => code))];

async function refusal<P>(
  error: unknown,
  mutation: Mutation<P>,
  refused: (error: UserError) => P,
): Promise<WriteResult<P>> {
  const refusing = (userError: UserError) => ({ refused: refused(userError), codes: codesOf([userError]) });
  if (error instanceof Refusal) return { ...refusing(error.userError), again: error.userError.retryable };
  if (!(error instanceof StripeFailure) || !error.definite) throw error;
  if (error.beforeTheKey) {
    const { refused: turnedAway, codes } = refusing(toUserError(error, mutation.input));
    return { turnedAway, codes };
  }
  const explained = mutation.explain === undefined ? null : await afterwards(mutation.explain(error));
  const userError = explained ?? toUserError(error, mutation.input);
  return { ...refusing(userError), again: userError.retryable };
}

/** Thrown inside `work` by a mutation that knows why it cannot go on. */
export class Refusal extends Error {
  constructor(readonly userError: UserError) {
    super(userError.message);
  }
}

/** A read for the payload after the write is done: its failure must not make the write look undone. */
export async function afterwards<T>(read: Promise<T | null>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof StripeFailure) return null;
    throw error;
  }
}

/** Simulations exist in test mode only; the schema marks them by what they need. */
const SIMULATION: Permission = 'simulations:write';

function inputErrors(context: WritingContext, mutation: Mutation<unknown>): UserError[] {
  const { idempotencyKey } = mutation.input;
  const errors = [...mutation.faults.errors];
  // No database of ours keeps a NUL, and some refuse it.
  if (idempotencyKey.trim() === '' || idempotencyKey.length > 200 || idempotencyKey.includes('\0')) {
    errors.push(new InvalidInput('idempotencyKey', 'must have 1 to 200 characters, U+0000 not among them.'));
  }
  if (context.mode === 'live' && context.asker(mutation.name).permissions.includes(SIMULATION)) {
    errors.push(new Refused({ code: 'TEST_MODE_ONLY', message: 'Simulations are refused with a live key.' }));
  }
  return errors;
}
