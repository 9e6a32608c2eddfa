/** The financial account that an object of Stripe's is, belongs to or spends from. */
export function financialAccountOf(object: unknown): string | null {
  if (typeof object !== 'object' || object === null) return null;
  if (!('id' in object) || typeof object.id !== 'string') return null;
  if (object.id.startsWith('fa_')) return object.id;
  if ('financial_account' in object)
    return typeof object.financial_account === 'string' ? object.financial_account : null;
  return 'card' in object ? financialAccountOf(object.card) : null;
}
