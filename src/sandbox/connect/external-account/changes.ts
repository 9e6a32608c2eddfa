import type { Turn } from '../../state/turn.js';
import { invalid } from '../../wire/error-body.js';
import { mergeMetadata, type MetadataPatch } from '../../wire/metadata.js';
import { bankFrom, cardFrom, fullYear } from './fresh.js';
import type { ExternalAccountValue, UpdateValues } from './params.js';
import { externalAccounts, type StoredExternalAccount } from './state.js';
import { accountInToken } from './tokens.js';
import { renderExternalAccount } from './view.js';

const LIMIT = 200;

/** Adds an account for payouts; the first of its currency becomes the default. Tells of it. */
export function added(
  turn: Turn,
  sent: ExternalAccountValue,
  { isDefault, labels }: { isDefault: boolean; labels?: MetadataPatch | undefined },
): StoredExternalAccount {
  const known = externalAccounts.in(turn.tenant).all();
  const fresh = accountFrom(turn, sent);
  if (known.some((one) => sameAccount(one, fresh))) {
    throw invalid('A bank account with that routing number and account number already exists for this account.', {
      code: 'bank_account_exists',
      param: 'external_account',
    });
  }
  if (known.length >= LIMIT) throw invalid(`An account can have up to ${LIMIT} external accounts.`);
  const id = turn.newId(fresh.object === 'card' ? 'card' : 'ba');
  externalAccounts.in(turn.tenant).put({ ...fresh, id, metadata: mergeMetadata({}, labels) });
  const isFirst = !known.some((one) => one.currency === fresh.currency);
  if (isDefault || isFirst) madeDefault(turn, id);
  const stored = externalAccounts.in(turn.tenant).get(id);
  if (!stored) throw new Error(`${id} was not kept`);
  turn.emit('account.external_account.created', renderExternalAccount(turn.tenant, stored));
  return stored;
}

/** As an account's `external_account`: it replaces the default of its currency. */
export function replaced(turn: Turn, sent: ExternalAccountValue): void {
  const fresh = added(turn, sent, { isDefault: true });
  for (const old of externalAccounts.in(turn.tenant).all()) {
    if (old.id === fresh.id || old.currency !== fresh.currency) continue;
    externalAccounts.in(turn.tenant).delete(old.id);
    turn.emit('account.external_account.deleted', renderExternalAccount(turn.tenant, old));
  }
}

function accountFrom(turn: Turn, sent: ExternalAccountValue): StoredExternalAccount {
  if (typeof sent === 'string') return accountInToken(turn, sent, 'external_account');
  return sent.object === 'card' ? cardFrom(turn, sent) : bankFrom(turn, sent);
}

function sameAccount(a: StoredExternalAccount, b: StoredExternalAccount): boolean {
  if (a.object === 'card' || b.object === 'card') return false;
  return a.number === b.number && a.routing_number === b.routing_number && a.currency === b.currency;
}

/** One default for each currency. */
export function madeDefault(turn: Turn, id: string): void {
  const collection = externalAccounts.in(turn.tenant);
  const chosen = collection.get(id);
  for (const one of collection.all()) {
    if (one.currency === chosen?.currency && one.default_for_currency !== (one.id === id)) {
      collection.update(one.id, { default_for_currency: one.id === id });
    }
  }
}

/** A bank account's holder, or a card's address and expiry: what belongs to the other kind is refused. */
export function changed(stored: StoredExternalAccount, sent: UpdateValues): Partial<StoredExternalAccount> {
  const ofBank = ['account_holder_name', 'account_holder_type', 'account_type', 'documents'] as const;
  const ofCard = [
    'address_city',
    'address_country',
    'address_line1',
    'address_line2',
    'address_state',
    'address_zip',
    'exp_month',
    'exp_year',
    'name',
  ] as const;
  const foreign = (stored.object === 'card' ? ofBank : ofCard).find((name) => sent[name] !== undefined);
  if (foreign) {
    throw invalid(`Received unknown parameter: ${foreign}`, { code: 'parameter_unknown', param: foreign });
  }
  const metadata = mergeMetadata(stored.metadata, sent.metadata);
  if (stored.object === 'bank_account') {
    return {
      metadata,
      account_holder_name: latest(sent.account_holder_name, stored.account_holder_name),
      account_holder_type: latest(sent.account_holder_type, stored.account_holder_type),
      account_type: sent.account_type ?? stored.account_type,
    };
  }
  const { address } = stored;
  return {
    metadata,
    address: {
      city: latest(sent.address_city, address.city),
      country: latest(sent.address_country, address.country),
      line1: latest(sent.address_line1, address.line1),
      line2: latest(sent.address_line2, address.line2),
      state: latest(sent.address_state, address.state),
      zip: latest(sent.address_zip, address.zip),
    },
    exp_month: sent.exp_month === undefined ? stored.exp_month : Number(sent.exp_month),
    exp_year: sent.exp_year === undefined ? stored.exp_year : fullYear(sent.exp_year),
    name: latest(sent.name, stored.name),
  };
}

function latest<T>(sent: T | null | undefined, old: T | null): T | null {
  return sent === undefined ? old : sent;
}
