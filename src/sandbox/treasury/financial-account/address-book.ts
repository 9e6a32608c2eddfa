import { defineCollection } from '../../state/collection.js';
import type { Tenant } from '../../state/tenant.js';
import type { Turn } from '../../state/turn.js';
import { financialAccounts, type StoredFinancialAccount } from '../financial-account-state.js';

/** Whose a financial account is: money finds it from any account, by its id or by its bank account number. */
interface Entry {
  id: string;
  account: string;
  account_number: string;
}

const book = defineCollection<Entry>('financialAccountBook')({ account_number: (entry) => entry.account_number });

export interface Found {
  tenant: Tenant;
  financialAccount: StoredFinancialAccount;
}

export function enteredInBook(turn: Turn, { id, account_number }: StoredFinancialAccount): void {
  book.in(turn.world.platform).put({ id, account: turn.tenant.id, account_number });
}

export function financialAccountAnywhere(turn: Turn, id: string): Found | undefined {
  return found(turn, book.in(turn.world.platform).get(id));
}

/** Only one whose bank address is set up. */
export function financialAccountByNumber(turn: Turn, number: string): Found | undefined {
  const [entry] = book.in(turn.world.platform).all('account_number', number);
  const match = found(turn, entry);
  return match?.financialAccount.aba === 'active' ? match : undefined;
}

function found(turn: Turn, entry: Entry | undefined): Found | undefined {
  const tenant = entry && turn.world.tenant(entry.account);
  const financialAccount = tenant && financialAccounts.in(tenant).get(entry.id);
  return financialAccount && { tenant, financialAccount };
}
