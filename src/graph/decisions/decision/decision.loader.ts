import DataLoader from 'dataloader';
import type { Decision, Decisions } from '../../../decisions/index.js';
import type { ObjectId } from '../../shared/ids.js';

/** The last decisions on authorizations, for one request: those of an account asked in a tick are read at once. */
export function createDecisionLoader(records: Pick<Decisions['records'], 'of'>) {
  const loader = new DataLoader<ObjectId, Decision | null, string>(
    async (asked) => {
      const accounts = [...new Set(asked.map(({ account }) => account))];
      const found = new Map(
        await Promise.all(
          accounts.map(async (account) => {
            const ids = asked.filter((each) => each.account === account).map(({ stripeId }) => stripeId);
            return [account, await records.of(account, ids)] as const;
          }),
        ),
      );
      return asked.map(({ account, stripeId }) => found.get(account)?.get(stripeId) ?? null);
    },
    { cacheKeyFn: ({ account, stripeId }) => `${account}/${stripeId}` },
  );
  return (account: string, authorization: string) => loader.load({ account, stripeId: authorization });
}
