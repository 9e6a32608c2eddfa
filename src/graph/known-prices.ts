import type { OperationDefinitionNode } from 'graphql';
import { type Asked, type Asker, type OperationPrice, type PriceOperation, priceOperation } from './price.js';
import { parseId } from './shared/ids.js';

/** Of one operation. Past it they are forgotten: variables may hold anything. */
const MOST_KNOWN = 200;

/**
 * Prices that outlive their request: clients send the same operation again and again, and which ids it names changes
 * nothing as long as they are of the same kinds and, one to another, of the same accounts.
 */
export function createKnownPrices(price: PriceOperation = priceOperation): PriceOperation {
  const known = new WeakMap<OperationDefinitionNode, Map<string, OperationPrice>>();
  return (asked, asker) => {
    const prices = known.get(asked.operation) ?? new Map<string, OperationPrice>();
    known.set(asked.operation, prices);
    const shape = shapeOf(asked, asker);
    const found = prices.get(shape);
    if (found !== undefined) return found;
    const priced = price(asked, asker);
    if (prices.size >= MOST_KNOWN) prices.clear();
    prices.set(shape, priced);
    return priced;
  };
}

/** All that a price depends on but the document. */
function shapeOf({ variables }: Asked, { viewer, boundAccount }: Asker): string {
  const seen = new Map<string, number>();
  const nth = (id: string): number => {
    const number = seen.get(id) ?? seen.size;
    seen.set(id, number);
    return number;
  };
  const bound = boundAccount && nth(boundAccount);
  return JSON.stringify([viewer.allAccounts, viewer.accounts.size, bound, variables], (_name, value: unknown) => {
    const id = typeof value === 'string' ? parseId(value) : null;
    if (id === null) return value;
    const kind = id.stripeId.slice(0, id.stripeId.lastIndexOf('_'));
    // No input has a field of this name.
    return { '#': [id.account && nth(id.account), kind, nth(id.stripeId)] };
  });
}
