import { Field, ID, ObjectType } from 'type-graphql';
import { globalId } from '../../shared/ids.js';
import { PartOfItsOwner } from '../../shared/permission.js';
import { DateTime, dateTime } from '../../shared/values/scalars.js';
import { inputEnum } from '../../shared/values/stripe-enum.js';
import type { Answer } from '../../shared/onboarding/requirement-answer.js';
import { answerTo } from '../../shared/onboarding/requirement-answer.js';
import { RequirementAlternative, RequirementError } from './requirement-error.type.js';

type State = 'past_due' | 'currently_due' | 'eventually_due' | 'pending_verification';

/** Why it is asked for. The first that a requirement is in is what it is. */
const STATES: Readonly<Record<State, string>> = {
  past_due: 'It was not told in time, and something is disabled until it is.',
  currently_due: 'It is needed by the deadline, or at once where there is none.',
  pending_verification: 'It was told; Stripe verifies it, and nothing is to be done.',
  eventually_due: 'It will be needed once a volume threshold is reached.',
};

export const RequirementState = inputEnum<State>('RequirementState', 'How urgent a requirement is.', STATES);

@ObjectType({ description: 'Where to tell Stripe what it asks for.', simpleResolvers: true })
@PartOfItsOwner()
export class RequirementAnswer {
  constructor(private readonly answer: Answer) {}

  @Field(() => String, { description: 'The mutation, such as `updateConnectedAccount`.' })
  get mutation(): string {
    return this.answer.mutation;
  }

  @Field(() => [String], {
    description: 'The place in its arguments, from `input` down, as in the path of a user error.',
  })
  get inputPath(): readonly string[] {
    return this.answer.inputPath;
  }
}

interface Requirements {
  readonly past_due: readonly string[] | null;
  readonly currently_due: readonly string[] | null;
  readonly eventually_due?: readonly string[] | null;
  readonly pending_verification: readonly string[] | null;
  readonly current_deadline?: number | null;
  readonly errors: readonly RequirementError['source'][] | null;
  readonly alternatives?: readonly RequirementAlternative['source'][] | null;
}

interface Item {
  readonly account: string;
  readonly field: string;
  readonly state: State;
  readonly answer: Answer | null;
  readonly requirements: Requirements;
}

@ObjectType({ description: 'One thing that Stripe asks for.', simpleResolvers: true })
@PartOfItsOwner()
export class RequirementItem {
  constructor(private readonly item: Item) {}

  @Field(() => String, { description: 'What it is, by Stripe field path, such as `company.tax_id`.' })
  get field(): string {
    return this.item.field;
  }

  @Field(() => RequirementState, { description: 'How urgent it is.' })
  get state(): State {
    return this.item.state;
  }

  @Field(() => String, {
    description:
      'Why, in words: what was wrong with what was told, else how urgent it is. It can be shown to the account holder.',
  })
  get why(): string {
    const { errors } = this;
    return errors.length > 0 ? errors.map(({ reason }) => reason).join(' ') : STATES[this.item.state];
  }

  @Field(() => RequirementAnswer, {
    nullable: true,
    description: 'Where it is told; null where no input here takes it: use `createAccountLink`.',
  })
  get answer(): RequirementAnswer | null {
    return this.item.answer && new RequirementAnswer(this.item.answer);
  }

  @Field(() => ID, {
    nullable: true,
    description:
      'The person whom it is about, by global id: what `updatePerson` needs. Null if it is about none that is known.',
  })
  get personId(): string | null {
    const person = this.item.answer?.person ?? null;
    return person === null ? null : globalId(this.item.account, person);
  }

  @Field(() => DateTime, { nullable: true, description: 'When it must be told; null without a deadline.' })
  get deadline(): Date | null {
    const { state, requirements } = this.item;
    return state === 'currently_due' ? dateTime(requirements.current_deadline) : null;
  }

  @Field(() => [RequirementError], { description: 'What was told and not accepted.' })
  get errors(): RequirementError[] {
    const { field, requirements } = this.item;
    const errors = (requirements.errors ?? []).filter(({ requirement }) => requirement === field);
    return errors.map((error) => new RequirementError(error));
  }

  @Field(() => [RequirementAlternative], { description: 'What can be told in its place.' })
  get alternatives(): RequirementAlternative[] {
    const { field, requirements } = this.item;
    const alternatives = (requirements.alternatives ?? []).filter((one) => one.original_fields_due.includes(field));
    return alternatives.map((alternative) => new RequirementAlternative(alternative));
  }
}

/** `person` is whom all of them are about, where Stripe's paths do not say it. */
export function requirementItems(account: string, requirements: Requirements, person?: string): RequirementItem[] {
  const items = new Map<string, RequirementItem>();
  for (const state of Object.values(RequirementState)) {
    for (const field of requirements[state] ?? []) {
      const answer = answerTo(person === undefined ? field : `${person}.${field}`);
      if (!items.has(field)) items.set(field, new RequirementItem({ account, field, state, answer, requirements }));
    }
  }
  return [...items.values()];
}
