import type { Resource } from '../wire/endpoint.js';
import { accountLinkResource } from './access/account-links.js';
import { accountsV2Resource } from './access/accounts-v2.js';
import { connectionResource } from './access/connection.js';
import { accountSessionResource } from './access/account-sessions.js';
import { ephemeralKeyResource } from './access/ephemeral-keys.js';
import { loginLinkResource } from './access/login-links.js';
import { fileResource } from './files.js';
import { rejectionResource } from './account/rejection.js';
import { accountResource } from './accounts.js';
import { balanceTransactionResource } from './money/balance-transactions.js';
import { automaticPayoutResource } from './money/automatic-payouts.js';
import { payoutResource } from './money/payouts.js';
import { topupResource } from './money/topups.js';
import { balanceResource } from './money/balance.js';
import { capabilityResource } from './capabilities.js';
import { externalAccountResource } from './external-account/external-accounts.js';
import { tokenResource } from './external-account/tokens.js';
import { eventResource } from './events.js';
import { personResource } from './persons.js';

export const connectResources: readonly Resource[] = [
  accountResource,
  rejectionResource,
  capabilityResource,
  personResource,
  externalAccountResource,
  tokenResource,
  accountLinkResource,
  accountSessionResource,
  connectionResource,
  accountsV2Resource,
  loginLinkResource,
  ephemeralKeyResource,
  fileResource,
  balanceResource,
  balanceTransactionResource,
  topupResource,
  payoutResource,
  automaticPayoutResource,
  eventResource,
];
