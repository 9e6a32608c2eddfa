/** The rows of how authorizations are decided, as the database holds them. */
export interface DecisionTables {
  decision_rules: DecisionRuleRow;
  decision_defaults: DecisionDefaultRow;
  decision_endpoints: DecisionEndpointRow;
  decision_changes: DecisionChangeRow;
  decision_state: DecisionStateRow;
  decisions: DecisionRow;
  decision_spends: DecisionSpendRow;
}

/** A version of a rule: `is_current` is 1 for the last one of each. `change` is what made it, to make it once. */
export interface DecisionRuleRow {
  id: string;
  version: number;
  is_current: number;
  account: string;
  cardholder: string | null;
  card: string | null;
  name: string;
  state: 'draft' | 'shadow' | 'active' | 'archived';
  priority: number;
  condition: string;
  outcome: string;
  created_at: number;
  changed_at: number;
  change: string;
}

/** `object` is a card, a cardholder or the account itself. */
export interface DecisionDefaultRow {
  account: string;
  object: string;
  approves: number;
}

export interface DecisionEndpointRow {
  account: string;
  id: string;
  url: string;
  secret: string;
  previous_secret: string | null;
  previous_until: number | null;
  rotations: string;
  created_at: number;
}

/** The number of the last change of how an account decides. */
export interface DecisionChangeRow {
  account: string;
  seq: number;
}

/** One row. `heard_to` is the number of the last event whose spending is kept. */
export interface DecisionStateRow {
  id: number;
  last_change: number;
  heard_to: number;
}

/** `asked_at` is in Stripe's unix seconds. */
export interface DecisionRow {
  id: string;
  event: string;
  account: string;
  authorization: string;
  card: string;
  cardholder: string | null;
  asked_at: number;
  decided_at: number;
  purchase: string | null;
  outcome: string;
}

/** `at` is in Stripe's unix seconds. */
export interface DecisionSpendRow {
  authorization: string;
  account: string;
  card: string;
  cardholder: string | null;
  at: number;
  amount: number;
  currency: string;
  rank: number;
  put_at: number;
}
