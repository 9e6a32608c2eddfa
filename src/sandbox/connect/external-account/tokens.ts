import type Stripe from 'stripe';
import { defineCollection } from '../../state/collection.js';
import type { Turn } from '../../state/turn.js';
import { endpoint, inPath, type Resource } from '../../wire/endpoint.js';
import { invalid, noSuch } from '../../wire/error-body.js';
import { boolean, oneOf, string } from '../../wire/param-kinds.js';
import { missing, object, type Infer } from '../../wire/params.js';
import { companyParam, individualParam, personShape } from '../account/params.js';
import { bankShape, cardShape } from './params.js';
import { bankFrom, cardFrom } from './fresh.js';
import type { StoredBankAccount, StoredDebitCard, StoredExternalAccount } from './state.js';
import { renderBankAccount, renderCard } from './view.js';

interface StoredToken {
  id: string;
  created: number;
  type: TokenType;
  used: boolean;
  bank_account: StoredBankAccount | null;
  card: StoredDebitCard | null;
  account?: AccountToken;
  person?: PersonToken;
}

type TokenType = 'account' | 'bank_account' | 'card' | 'cvc_update' | 'person' | 'pii';

const PREFIX: Readonly<Record<TokenType, string>> = {
  account: 'ct',
  bank_account: 'btok',
  card: 'tok',
  cvc_update: 'cvctok',
  person: 'cpt',
  pii: 'pii',
};

const tokens = defineCollection<StoredToken>('tokens')({});

const accountToken = object({
  business_type: oneOf('company', 'government_entity', 'individual', 'non_profit'),
  company: companyParam,
  individual: individualParam,
  tos_shown_and_accepted: boolean(),
});
const personToken = object(personShape);
type AccountToken = Infer<typeof accountToken>;
type PersonToken = Infer<typeof personToken>;

const shape = {
  account: accountToken,
  bank_account: object(bankShape),
  card: object(cardShape),
  customer: string(),
  cvc_update: object({ cvc: string({ max: 4 }).required() }),
  person: personToken,
  pii: object({ id_number: string({ max: 100 }) }),
};

const create = endpoint({
  method: 'POST',
  path: '/v1/tokens',
  answers: 'token',
  params: shape,
  run(turn, { bank_account: bank, card, customer, ...rest }) {
    if (customer !== undefined) throw noSuch('customer', customer, 'customer', 400);
    const other = oneOther(rest);
    const given = [...(bank ? ['bank_account'] : []), ...(card ? ['card'] : []), ...other];
    if (given.length === 0) {
      throw missing('card');
    }
    if (given.length > 1) {
      throw invalid(`You may only specify one of these parameters: ${given.join(', ')}.`, {
        code: 'parameters_exclusive',
      });
    }
    const type: TokenType = bank ? 'bank_account' : card ? 'card' : (other[0] ?? 'card');
    return render(
      tokens.in(turn.tenant).put({
        id: turn.newId(PREFIX[type]),
        created: turn.now,
        type,
        used: false,
        bank_account: bank ? bankFrom(turn, bank) : null,
        card: card ? cardFrom(turn, card) : null,
        ...(rest.account ? { account: rest.account } : {}),
        ...(rest.person ? { person: rest.person } : {}),
      }),
    );
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/tokens/:id',
  answers: 'token',
  run: (turn, _, { id }) => render(inPath(tokens.in(turn.tenant), id, 'token', 'token')),
});

function oneOther(sent: Partial<Record<'account' | 'cvc_update' | 'person' | 'pii', object>>) {
  const names = ['account', 'cvc_update', 'person', 'pii'] as const;
  return names.filter((name) => sent[name] !== undefined);
}

function render(token: StoredToken): Stripe.Token {
  const { bank_account: bank, card, account: _, person: __, ...shown } = token;
  return {
    ...shown,
    object: 'token',
    ...(bank ? { bank_account: renderBankAccount(bank) } : {}),
    ...(card ? { card: renderCard(card) } : {}),
    client_ip: null,
    livemode: false,
  };
}

/** Uses a token up: one of this account, one that the platform made, or one of Stripe's test tokens. */
export function accountInToken(turn: Turn, id: string, param: string): StoredExternalAccount {
  const bankNumber = TEST_BANKS.get(id);
  if (bankNumber !== undefined) {
    return bankFrom(turn, { account_number: bankNumber, country: 'US', currency: 'usd', routing_number: '110000000' });
  }
  const cardNumber = TEST_CARDS.get(id);
  if (cardNumber !== undefined) {
    const exp_year = String(new Date(turn.now * 1000).getUTCFullYear() + 2);
    return cardFrom(turn, { number: cardNumber, exp_month: '8', exp_year, currency: 'usd' });
  }
  return usedUp(turn, id, param, (token) => token.bank_account ?? token.card ?? undefined);
}

/** Uses up a token that holds what the account's owner has said of it. */
export function accountFromToken(turn: Turn, id: string): AccountToken {
  return usedUp(turn, id, 'account_token', (token) => token.account);
}

/** Uses up a token that holds what a person has said of themselves. */
export function personFromToken(turn: Turn, id: string): PersonToken {
  return usedUp(turn, id, 'person_token', (token) => token.person);
}

function usedUp<T>(turn: Turn, id: string, param: string, content: (token: StoredToken) => T | undefined): T {
  const owner = [turn.tenant, turn.world.platform].find((tenant) => tokens.in(tenant).get(id));
  const token = owner && tokens.in(owner).get(id);
  const held = token && content(token);
  if (!owner || !token || held === undefined) throw noSuch('token', id, param, 400);
  if (token.used) {
    throw invalid(`You cannot use a Stripe token more than once: ${id}.`, { code: 'token_already_used', param });
  }
  tokens.in(owner).update(id, { used: true });
  return held;
}

const TEST_BANKS = new Map([
  ['btok_us', '000123456789'],
  ['btok_us_verified', '000123456789'],
  ['btok_us_verified_noAccount', '000111111116'],
  ['btok_us_verified_accountClosed', '000111111113'],
  ['btok_us_verified_insufficientFunds', '000222222227'],
  ['btok_us_verified_debitNotAuthorized', '000333333335'],
  ['btok_us_verified_invalidCurrency', '000444444440'],
]);

const TEST_CARDS = new Map([
  ['tok_visa_debit', '4000056655665556'],
  ['tok_mastercard_debit', '5200828282828210'],
]);

export const tokenResource: Resource = { routes: [create, retrieve] };
