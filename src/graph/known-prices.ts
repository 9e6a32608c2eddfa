import { type OperationDefinitionNode, Kind as NodeKind, visit } from 'graphql';
import { type Asked, type Asker, type OperationPrice, type PriceOperation, priceOperation } from './price.js';
import { parseId } from './shared/ids.js';

/** Of one operation. Past it they are forgotten: variables may hold anything. */
const MOST_KNOWN = 200;

interface Known {
  /** The variables that count. */
  readonly counting: readonly string[];
  readonly prices: Map<string, OperationPrice>;
}

/**
 * Prices that outlive their request: clients send the same operation again and again. Which ids it names changes
 * nothing as long as they are of the same kinds and, one to another, of the same accounts; which idempotency key it
 * names never does.
 */
export function createKnownPrices(price: PriceOperation = priceOperation): PriceOperation {
  const known = new WeakMap<OperationDefinitionNode, Known>();
  return (asked, asker) => {
    const { counting, prices } = known.get(asked.operation) ?? { counting: countingIn(asked), prices: new Map() };
    known.set(asked.operation, { counting, prices });
    const shape = shapeOf(counting, asked, asker);
    const found = prices.get(shape);
    if (found !== undefined) return found;
    const priced = price(asked, asker);
    if (prices.size >= MOST_KNOWN) prices.clear();
    prices.set(shape, priced);
    return priced;
  };
}

const KEY = 'idempotencyKey';

/** Those that the operation declares, but for those that are idempotency keys and nothing else. */
function countingIn({ document, operation }: Asked): string[] {
  const [keys, others] = [new Set<string>(), new Set<string>()];
  visit(document, {
    VariableDefinition: () => false,
    Variable(node, _key, parent) {
      const holder = parent !== undefined && 'kind' in parent ? parent : null;
      const isKey = holder?.kind === NodeKind.OBJECT_FIELD && holder.name.value === KEY;
      (isKey ? keys : others).add(node.name.value);
    },
  });
  const declared = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  return declared.filter((name) => others.has(name) || !keys.has(name));
}

/** All that a price depends on but the document. */
function shapeOf(counting: readonly string[], { variables }: Asked, { viewer, boundAccount }: Asker): string {
  const seen = new Map<string, number>();
  const nth = (id: string): number => {
    const number = seen.get(id) ?? seen.size;
    seen.set(id, number);
    return number;
  };
  const bound = boundAccount && nth(boundAccount);
  const values = counting.map((name) => variables[name]);
  return JSON.stringify([viewer.allAccounts, viewer.accounts.size, bound, values], (name, value: unknown) => {
    if (name === KEY && typeof value === 'string') return '';
    const id = typeof value === 'string' ? parseId(value) : null;
    if (id === null) return value;
    const kind = id.stripeId.slice(0, id.stripeId.lastIndexOf('_'));
    // No input has a field of this name.
    return { '#': [id.account && nth(id.account), kind, nth(id.stripeId)] };
  });
}
