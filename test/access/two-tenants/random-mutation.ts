import type { GraphQLField, GraphQLInputType, GraphQLSchema } from 'graphql';
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Choices } from '../../stripe/planner/choices.js';
import type { RandomQuery } from '../../stripe/planner/random-query.js';
import { RandomSelections } from '../../stripe/planner/random-query.js';
import type { World } from '../../stripe/planner/worlds.js';

/** Inputs that are ids, by name, and what they are ids of. */
const IDS: Readonly<Record<string, string>> = {
  accountId: 'ConnectedAccount',
  accountIds: 'ConnectedAccount',
  authorizationId: 'Authorization',
  cardId: 'Card',
  cardholderId: 'Cardholder',
  disputeId: 'Dispute',
  financialAccountId: 'FinancialAccount',
  id: 'Cardholder',
  issuingTransactionId: 'IssuingTransaction',
};

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  city: ['San Francisco'],
  companyTaxId: ['000000000'],
  country: ['US'],
  currency: ['USD'],
  email: ['someone@a.example', 'no address'],
  idNumber: ['222222222'],
  ip: ['203.0.113.9'],
  ipRanges: ['203.0.113.0/24'],
  line1: ['address_full_match'],
  mcc: ['5940'],
  phone: ['+14155550100'],
  phoneNumber: ['+14155550123', '5'],
  postalCode: ['94104'],
  ssnLast4: ['2222'],
  state: ['CA'],
  url: ['https://accessible.stripe.com'],
};

const NUMBERS: Readonly<Record<string, readonly number[]>> = {
  day: [1, 28],
  month: [1, 11],
  year: [1902, 1985],
  overlapSeconds: [0, 60],
};

const DATES: Readonly<Record<string, readonly string[]>> = {
  expiresAt: ['2090-01-01T00:00:00Z'],
};
const TIMES = ['2026-10-26T07:33:20Z', '2031-05-01T00:00:00Z'];

const DEPTH = 3;

export interface IdSource {
  /** A global id of a type, or what is none. */
  id(type: string): string;
  key(): string;
}

/** One mutation of the schema, with an input as its types allow it; what they do not tell is mostly such as is accepted. */
export class RandomMutation {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly choices: Choices,
    private readonly ids: IdSource,
  ) {}

  write(world: World, idempotencyKey: string, names?: readonly string[]): RandomQuery {
    const all = Object.values(this.schema.getMutationType()!.getFields());
    const field = this.choices.oneOf(all.filter(({ name }) => names?.includes(name) ?? true));
    const input = this.object(field.args[0]!.type, idempotencyKey);
    const selections = new RandomSelections(this.schema, world, this.choices);
    const payload = this.payload(field, selections);
    const declared = [`$input: ${String(field.args[0]!.type)}`, ...selections.declared].join(', ');
    const document = [`mutation(${declared}) { ${field.name}(input: $input) { ${payload} } }`, ...selections.fragments];
    return { document: document.join('\n'), variables: { input, ...selections.values } };
  }

  private payload(field: GraphQLField<unknown, unknown>, selections: RandomSelections): string {
    const type = getNamedType(field.type);
    if (!isObjectType(type)) throw new Error(`${field.name} answers with no payload.`);
    const shown = Object.values(type.getFields()).flatMap(({ name, type: part }) => {
      const shows = getNamedType(part);
      return isObjectType(shows) && this.choices.happens(60) ? [`${name} { ${selections.on(shows)} }`] : [];
    });
    return ['userErrors { __typename code message path retryable }', ...shown].join(' ');
  }

  private object(type: GraphQLInputType, idempotencyKey: string): Record<string, unknown> {
    return { ...Object(this.value('input', type, DEPTH)), idempotencyKey };
  }

  private value(name: string, type: GraphQLInputType, depth: number): unknown {
    const { choices } = this;
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      return Array.from({ length: choices.below(3) }, () => this.value(name, nullable.ofType, depth - 1));
    }
    if (isEnumType(nullable)) return choices.oneOf(nullable.getValues()).name;
    if (!isInputObjectType(nullable)) return this.leaf(name, nullable.name);
    const fields = Object.values(nullable.getFields());
    // Half of what may be left out is; deep down, all of it.
    const given = nullable.isOneOf
      ? [choices.oneOf(fields)]
      : fields.filter((field) => isNonNullType(field.type) || (depth > 0 && choices.happens(45)));
    return Object.fromEntries(given.map((field) => [field.name, this.value(field.name, field.type, depth - 1)]));
  }

  private leaf(name: string, type: string): unknown {
    const { choices } = this;
    switch (type) {
      case 'Boolean':
        return choices.happens(50);
      case 'Int':
      case 'SafeInt':
        return choices.oneOf(NUMBERS[name] ?? [1, 100, 2500]);
      case 'Float':
        return 1;
      case 'JSONObject':
        return choices.oneOf([{}, { id: this.ids.id('Card') }]);
      case 'DateTime':
        return choices.oneOf(DATES[name] ?? TIMES);
      case 'ID':
        return name === 'apiKeyId' ? this.ids.key() : this.ids.id(IDS[name] ?? 'File');
      default:
        return choices.oneOf(TEXTS[name] ?? (name === 'fiscalYearEnd' ? ['2025-12-31'] : ['some text']));
    }
  }
}
