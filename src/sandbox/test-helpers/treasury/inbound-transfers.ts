import { treasuryRequested as needs } from '../../connect/gates.js';
import type { Turn } from '../../state/turn.js';
import { failed, returned, succeeded } from '../../treasury/flows/inbound-course.js';
import {
  inboundTransfers,
  renderInboundTransfer as render,
  type StoredInboundTransfer,
} from '../../treasury/flows/inbound-transfer.js';
import { endpoint, inPath, type Resource } from '../../wire/endpoint.js';
import { oneOf } from '../../wire/param-kinds.js';
import { object } from '../../wire/params.js';

const PATH = '/v1/test_helpers/treasury/inbound_transfers/:id';
const OBJECT = 'treasury.inbound_transfer';

function named(turn: Turn, id: string): StoredInboundTransfer {
  return inPath(inboundTransfers.in(turn.tenant), id, 'inbound transfer', 'inbound_transfer');
}

const fail = endpoint({
  method: 'POST',
  path: `${PATH}/fail`,
  answers: OBJECT,
  needs,
  params: {
    failure_details: object({
      code: oneOf(
        'account_closed',
        'account_frozen',
        'bank_account_restricted',
        'bank_ownership_changed',
        'debit_not_authorized',
        'incorrect_account_holder_address',
        'incorrect_account_holder_name',
        'incorrect_account_holder_tax_id',
        'insufficient_funds',
        'invalid_account_number',
        'invalid_currency',
        'no_account',
        'other',
      ),
    }),
  },
  run: (turn, { failure_details: details }, { id }) => render(failed(turn, named(turn, id), details?.code ?? 'other')),
});

const takeBack = endpoint({
  method: 'POST',
  path: `${PATH}/return`,
  answers: OBJECT,
  needs,
  run: (turn, _, { id }) => render(returned(turn, named(turn, id))),
});

const succeed = endpoint({
  method: 'POST',
  path: `${PATH}/succeed`,
  answers: OBJECT,
  needs,
  run: (turn, _, { id }) => render(succeeded(turn, named(turn, id))),
});

export const inboundTransferHelpers: Resource = { routes: [fail, takeBack, succeed] };
