import type { Client } from '../kit/client.js';

const PAYLOAD = 'rule { id state version } userErrors { code message path }';
const CREATE = `mutation($input: CreateDecisionRuleInput!) { createDecisionRule(input: $input) { ${PAYLOAD} } }`;
const PROMOTE = `mutation($input: PromoteDecisionRuleInput!) { promoteDecisionRule(input: $input) { ${PAYLOAD} } }`;
const DEFAULT = `mutation($input: SetDefaultDecisionInput!) {
  setDefaultDecision(input: $input) { defaults { objectId decision } userErrors { code message path } } }`;

interface Answered {
  readonly rule: { readonly id: string } | null;
  readonly userErrors: readonly object[];
}

let count = 0;
const key = () => `rule-${count++}`;

/** Makes rules of an account through the graph; bare ids of cards and cardholders are its own. */
export function ruleMaker(client: Client, account: string) {
  const idOf = async (document: string, input: object): Promise<string> => {
    const answer = await client.run<Record<string, Answered>>(document, { input: { idempotencyKey: key(), ...input } });
    const { rule, userErrors } = Object.values(answer)[0]!;
    if (rule === null) throw new Error(`No rule: ${JSON.stringify(userErrors)}`);
    return rule.id;
  };
  const draft = (condition: object, outcome: object, more: Record<string, unknown> = {}) => {
    const ids = Object.entries(more).filter(([name]) => name.endsWith('Id'));
    const scope = Object.fromEntries(ids.map(([name, id]) => [name, `${account}/${String(id)}`]));
    return idOf(CREATE, { accountId: account, name: 'A rule', condition, outcome, ...more, ...scope });
  };
  const made =
    (to: 'SHADOW' | 'ACTIVE') =>
    async (...rule: Parameters<typeof draft>) =>
      idOf(PROMOTE, { ruleId: await draft(...rule), to });
  return {
    draft,
    shadow: made('SHADOW'),
    active: made('ACTIVE'),
    async defaults(object: string, decision: 'APPROVE' | 'DECLINE' | null) {
      const objectId = object === account ? account : `${account}/${object}`;
      await client.run(DEFAULT, { input: { idempotencyKey: key(), objectId, decision } });
    },
  };
}
