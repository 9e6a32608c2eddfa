import { Field, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import type { ClassType } from 'type-graphql';
import { PartOfItsOwner } from '../permission.js';
import { Url } from '../values/scalars.js';

/** Each code with its meaning and whether the same input may succeed later. The schema's enum is made from it. */
const CATALOGUE = {
  INVALID_INPUT: 'A value is malformed, out of range or does not fit the others.',
  NOT_FOUND: 'The object named in the input does not exist, or is not visible to the viewer.',
  CAPABILITY_PENDING: 'The account lacks an active capability that this needs.',
  ACCOUNT_TOKEN_REQUIRED: 'The account was made with Accounts v2: Stripe takes this as a token only.',
  REQUIREMENTS_PAST_DUE: 'Information about the account or the cardholder is missing.',
  FEATURE_INACTIVE: 'The financial account lacks an active feature that this needs.',
  INSUFFICIENT_FUNDS: 'The money is not there.',
  INVALID_STATE: 'The object is in a state that does not allow this.',
  IDEMPOTENCY_CONFLICT: 'The idempotency key was used with another mutation or another input.',
  IDEMPOTENCY_IN_FLIGHT: 'The same mutation is running now.',
  INDETERMINATE: 'It is not known whether this happened. Retry with the same idempotency key: nothing is done twice.',
  NOT_RECORDED: 'It could not be recorded, so nothing was sent to Stripe. Retry with the same idempotency key.',
  TEST_MODE_ONLY: 'Simulations are refused with a live key.',
  RATE_LIMITED: 'Too many requests; nothing was done.',
  UPSTREAM_UNAVAILABLE: 'Stripe does not answer at the moment; nothing was done.',
  REFUSED: 'Stripe refused this for another reason, which the message gives.',
} as const;

export type UserErrorCode = keyof typeof CATALOGUE;

const UserErrorCodes: { readonly [C in UserErrorCode]: C } = {
  INVALID_INPUT: 'INVALID_INPUT',
  NOT_FOUND: 'NOT_FOUND',
  CAPABILITY_PENDING: 'CAPABILITY_PENDING',
  ACCOUNT_TOKEN_REQUIRED: 'ACCOUNT_TOKEN_REQUIRED',
  REQUIREMENTS_PAST_DUE: 'REQUIREMENTS_PAST_DUE',
  FEATURE_INACTIVE: 'FEATURE_INACTIVE',
  INSUFFICIENT_FUNDS: 'INSUFFICIENT_FUNDS',
  INVALID_STATE: 'INVALID_STATE',
  IDEMPOTENCY_CONFLICT: 'IDEMPOTENCY_CONFLICT',
  IDEMPOTENCY_IN_FLIGHT: 'IDEMPOTENCY_IN_FLIGHT',
  INDETERMINATE: 'INDETERMINATE',
  NOT_RECORDED: 'NOT_RECORDED',
  TEST_MODE_ONLY: 'TEST_MODE_ONLY',
  RATE_LIMITED: 'RATE_LIMITED',
  UPSTREAM_UNAVAILABLE: 'UPSTREAM_UNAVAILABLE',
  REFUSED: 'REFUSED',
};

registerEnumType(UserErrorCodes, {
  name: 'UserErrorCode',
  description: 'Why a mutation did not do what it was asked.',
  valuesConfig: Object.fromEntries(Object.entries(CATALOGUE).map(([code, description]) => [code, { description }])),
});

export interface UserErrorFacts {
  readonly code: UserErrorCode;
  readonly message: string;
  /** GraphQL input path below `input`, such as `billing.address.line1`. */
  readonly path?: string | null;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number | null;
  readonly docUrl?: string | null;
  readonly stripeRequestId?: string | null;
}

@InterfaceType('UserError', { description: 'Something that the caller of a mutation can act on.' })
export abstract class UserError {
  @Field(() => UserErrorCodes, { description: 'The cause, from a closed list.' })
  readonly code: UserErrorCode;

  @Field(() => String, { description: 'The cause in words for a developer.' })
  readonly message: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Where in the arguments, from `input` down; null if in no one place.',
  })
  path: string[] | null;

  @Field(() => Boolean, { description: 'Whether the same input with the same idempotency key may succeed later.' })
  readonly retryable: boolean;

  @Field(() => Int, { nullable: true, description: 'How long to wait before a retry, in milliseconds, if known.' })
  readonly retryAfterMs: number | null;

  @Field(() => Url, { nullable: true, description: 'Where this is explained.' })
  readonly docUrl: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Id of the Stripe request that was refused, for Stripe's support.",
  })
  readonly stripeRequestId: string | null;

  constructor(facts: UserErrorFacts) {
    this.code = facts.code;
    this.message = facts.message;
    this.path = facts.path == null ? null : ['input', ...facts.path.split('.')];
    this.retryable = facts.retryable ?? false;
    this.retryAfterMs = facts.retryAfterMs ?? null;
    this.docUrl = facts.docUrl ?? null;
    this.stripeRequestId = facts.stripeRequestId ?? null;
  }

  /** The same, of a part of the input that stands at this place in it. */
  within(place: string): this {
    this.path = ['input', ...place.split('.'), ...(this.path?.slice(1) ?? [])];
    return this;
  }
}

function userErrorType(name: string, description: string) {
  return (target: ClassType<UserError>) => {
    ObjectType(name, { description, implements: UserError, simpleResolvers: true })(target);
    PartOfItsOwner()(target);
  };
}

@userErrorType('InvalidInput', 'A value of the input is refused.')
export class InvalidInput extends UserError {
  constructor(path: string | null, message: string, more: Partial<UserErrorFacts> = {}) {
    super({ code: 'INVALID_INPUT', message, path, ...more });
  }
}

@userErrorType('NotFound', 'An id of the input leads to nothing that the viewer may see.')
export class NotFound extends UserError {
  constructor(path: string | null, what: string, more: Partial<UserErrorFacts> = {}) {
    super({ code: 'NOT_FOUND', message: `No such ${what}.`, path, ...more });
  }
}

@userErrorType(
  'CapabilityPending',
  'A capability of the account is not active yet. Retry with the same key when it is.',
)
export class CapabilityPending extends UserError {
  @Field(() => String, { description: "Stripe's name of the capability, such as `card_issuing`." })
  readonly capability: string;

  @Field(() => String, { description: 'Its status: `unrequested`, `inactive` or `pending`.' })
  readonly status: string;

  @Field(() => [String], { description: 'What Stripe still needs to know of the account, by Stripe field path.' })
  readonly requirements: readonly string[];

  @Field(() => String, { description: 'What helps, in words.' })
  readonly wayOut: string;

  constructor(capability: string, status: string, requirements: readonly string[], more: Partial<UserErrorFacts> = {}) {
    const message = `The capability ${capability} is ${status}.`;
    super({ code: 'CAPABILITY_PENDING', message, retryable: true, ...more });
    this.capability = capability;
    this.status = status;
    this.requirements = requirements;
    this.wayOut = wayOutOf(capability, status);
  }
}

/** Accounts v2 knows neither Issuing nor Treasury, so that an account made with it lacks both until v1 is asked. */
function wayOutOf(capability: string, status: string): string {
  if (status === 'unrequested')
    return `Request ${capability} with requestCapabilities, which uses Accounts v1. An account made with Accounts v2 needs that, too: v2 has no card_issuing and no treasury.`;
  if (status === 'pending') return 'Wait: Stripe verifies what it was told.';
  return 'Tell Stripe what it asks for: connectedAccount.requirements.items says where.';
}

@userErrorType(
  'AccountTokenRequired',
  'The account was made with Accounts v2, and Stripe takes what identifies its holder or a person as a token only.',
)
export class AccountTokenRequired extends UserError {
  @Field(() => String, { description: 'What helps, in words.' })
  readonly wayOut: string;

  constructor(path: 'accountToken' | 'personToken' | 'representative', more: Partial<UserErrorFacts> = {}) {
    const message = 'The account was made with Accounts v2: Stripe takes this as a token only.';
    super({ code: 'ACCOUNT_TOKEN_REQUIRED', message, path, ...more });
    const place = path === 'representative' ? 'personToken of createPerson or updatePerson' : path;
    this.wayOut = `Make a token of it with Stripe.js, and send it as ${place}.`;
  }
}

@userErrorType('RequirementsPastDue', 'Stripe needs to know more first. Retry with the same key when it does.')
export class RequirementsPastDue extends UserError {
  @Field(() => [String], { description: 'What is missing, by Stripe field path.' })
  readonly requirements: readonly string[];

  constructor(path: string | null, requirements: readonly string[], more: Partial<UserErrorFacts> = {}) {
    const message = `Information is missing: ${requirements.join(', ')}.`;
    super({ code: 'REQUIREMENTS_PAST_DUE', message, path, retryable: true, ...more });
    this.requirements = requirements;
  }
}

@userErrorType(
  'FeatureInactive',
  'A feature of the financial account is not active. Retry with the same key when it is.',
)
export class FeatureInactive extends UserError {
  @Field(() => String, { description: "Stripe's name of the feature, such as `card_issuing`." })
  readonly feature: string;

  constructor(path: string | null, feature: string, more: Partial<UserErrorFacts> = {}) {
    const message = `The feature ${feature} of the financial account is not active.`;
    super({ code: 'FEATURE_INACTIVE', message, path, retryable: true, ...more });
    this.feature = feature;
  }
}

@userErrorType('InsufficientFunds', 'The balance does not cover the amount.')
export class InsufficientFunds extends UserError {
  constructor(path: string | null, message: string, more: Partial<UserErrorFacts> = {}) {
    super({ code: 'INSUFFICIENT_FUNDS', message, path, retryable: true, ...more });
  }
}

@userErrorType('InvalidState', 'The object is in a state that does not allow this.')
export class InvalidState extends UserError {
  @Field(() => String, { description: "The object's status, as Stripe writes it." })
  readonly state: string;

  constructor(path: string | null, state: string, message: string, more: Partial<UserErrorFacts> = {}) {
    super({ code: 'INVALID_STATE', message, path, ...more });
    this.state = state;
  }
}

@userErrorType('IdempotencyConflict', 'The idempotency key belongs to another write. Nothing was done.')
export class IdempotencyConflict extends UserError {
  constructor(reason: 'other_write' | 'too_old') {
    const message =
      reason === 'other_write'
        ? 'This idempotency key was used with another mutation or input. Use a new key for a new intention.'
        : 'This idempotency key is too old for Stripe to remember what was done. Look at the objects, then use a new key.';
    super({ code: 'IDEMPOTENCY_CONFLICT', message, path: 'idempotencyKey' });
  }
}

@userErrorType('IdempotencyInFlight', 'The same write is running; ask again for its answer.')
export class IdempotencyInFlight extends UserError {
  constructor() {
    const message = 'A mutation with this idempotency key is running now.';
    super({ code: 'IDEMPOTENCY_IN_FLIGHT', message, path: 'idempotencyKey', retryable: true, retryAfterMs: 1000 });
  }
}

@userErrorType('Indeterminate', 'No answer came to the write, so it may or may not have happened.')
export class Indeterminate extends UserError {
  @Field(() => String, { description: 'The key to retry with: what has happened is not done again.' })
  readonly idempotencyKey: string;

  constructor(idempotencyKey: string, more: Partial<UserErrorFacts> = {}) {
    const message = 'Stripe gave no answer. Retry with the same idempotency key: nothing is done twice.';
    super({ code: 'INDETERMINATE', message, retryable: true, retryAfterMs: 1000, ...more });
    this.idempotencyKey = idempotencyKey;
  }
}

@userErrorType('Refused', 'Any other refusal.')
export class Refused extends UserError {
  @Field(() => String, { nullable: true, description: "Stripe's error code, if it gave one." })
  readonly stripeCode: string | null;

  constructor(facts: UserErrorFacts, stripeCode: string | null = null) {
    super(facts);
    this.stripeCode = stripeCode;
  }
}

export const USER_ERROR_TYPES = [
  InvalidInput,
  NotFound,
  CapabilityPending,
  AccountTokenRequired,
  RequirementsPastDue,
  FeatureInactive,
  InsufficientFunds,
  InvalidState,
  IdempotencyConflict,
  IdempotencyInFlight,
  Indeterminate,
  Refused,
];
