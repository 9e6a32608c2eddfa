import { Field, ID, InputType, Int } from 'type-graphql';
import type { Permission } from '../../../auth/permissions.js';
import { isForClients } from '../../../auth/permissions.js';
import type { NewClientToken } from '../../../auth/tokens/client-tokens.js';
import type { Viewer } from '../../../auth/viewer.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';
import { trustedDocumentsOnly } from '../../shared/trusted-documents-only.js';
import { PermissionName } from '../viewer/viewer.type.js';

const LEAST_SECONDS = 60;
const MOST_SECONDS = 3600;
const DEFAULT_SECONDS = 900;

@InputType({ description: 'For whom a token is, and what it may do.' })
export class CreateClientTokenInput extends MutationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The account that it is bound to; needed unless another id, the credential or the request names it.',
  })
  accountId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Bind it to this cardholder.' })
  cardholderId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Bind it to this card, instead of a cardholder.' })
  cardId?: string | null;

  @Field(() => [PermissionName], {
    description:
      "What it may do, of the viewer's own permissions. ACCOUNTS_WRITE, KEYS_WRITE, CLIENT_TOKENS_WRITE and DEBUG cannot be given.",
  })
  permissions!: Permission[];

  @Field(() => Int, {
    nullable: true,
    description:
      "How long it lives, 60 to 3600 seconds, 900 if nothing is said; never longer than the viewer's own credential.",
  })
  expiresInSeconds?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True to let it run trusted documents only. If nothing is said: as the viewer's own credential.",
  })
  trustedDocumentsOnly?: boolean | null;
}

@InputType({ description: 'Which token shall open nothing any more.' })
export class RevokeClientTokenInput extends MutationInput {
  @Field(() => ID, { description: 'The token.' })
  clientTokenId!: string;
}

/** What the input asks for, within what its maker has; faults are added for what is beyond. */
export function newToken(
  faults: InputFaults,
  input: CreateClientTokenInput,
  viewer: Viewer,
): Omit<NewClientToken, 'scope'> {
  const { permissions, expiresInSeconds: seconds } = input;
  if (input.cardholderId != null && input.cardId != null)
    faults.add('cardId', 'cannot be combined with cardholderId: a token is bound to one of them.');
  if (permissions.length === 0) faults.add('permissions', 'must name a permission at least.');
  for (const permission of permissions) {
    if (!isForClients(permission)) faults.add('permissions', `${permission} cannot be given to a client.`);
    else if (!viewer.may(permission)) faults.add('permissions', `${permission} is not the viewer's own.`);
  }
  if (seconds != null && (seconds < LEAST_SECONDS || seconds > MOST_SECONDS))
    faults.add('expiresInSeconds', `must be from ${LEAST_SECONDS} to ${MOST_SECONDS}, not ${seconds}.`);
  return {
    maker: viewer,
    permissions: [...new Set(permissions)],
    expiresInSeconds: seconds ?? DEFAULT_SECONDS,
    trustedDocumentsOnly: trustedDocumentsOnly(faults, input.trustedDocumentsOnly, viewer),
  };
}
