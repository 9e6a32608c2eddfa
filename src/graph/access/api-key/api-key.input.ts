import { Field, ID, InputType, Int } from 'type-graphql';
import type { NewKey } from '../../../auth/keys.js';
import type { Permission } from '../../../auth/permissions.js';
import type { Viewer } from '../../../auth/viewer.js';
import { isIpRange, isRangeWithin } from '../../../util/ip-ranges.js';
import { DateTime } from '../../shared/values/scalars.js';
import type { InputFaults } from '../../shared/writing/input-faults.js';
import { MutationInput } from '../../shared/writing/mutation-payload.js';
import { trustedDocumentsOnly } from '../../shared/trusted-documents-only.js';
import { NotFound } from '../../shared/writing/user-errors.js';
import { PermissionName } from '../viewer/viewer.type.js';

const MOST_OVERLAP_SECONDS = 30 * 24 * 60 * 60;
const MOST = 100;

@InputType({ description: 'A new key. It can have nothing that the viewer does not have itself.' })
export class CreateApiKeyInput extends MutationInput {
  @Field(() => String, { description: 'To tell keys apart, 1 to 100 characters.' })
  name!: string;

  @Field(() => [PermissionName], { description: 'What it may do, one permission or more.' })
  permissions!: Permission[];

  @Field(() => [ID], { nullable: true, description: 'The accounts that it reaches, at most 100.' })
  accountIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True, without `accountIds`, to reach every account.' })
  allAccounts?: boolean | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it stops. If nothing is said: when the viewer's own key stops, if it does.",
  })
  expiresAt?: Date | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "Addresses and CIDR networks that it works from, such as `203.0.113.0/24`, at most 100. If nothing is said: those of the viewer's own key.",
  })
  ipRanges?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True to let it run trusted documents only. If nothing is said: as the viewer's own credential.",
  })
  trustedDocumentsOnly?: boolean | null;
}

@InputType({ description: 'Which key gets a new secret.' })
export class RotateApiKeyInput extends MutationInput {
  @Field(() => ID, { description: 'The key.' })
  apiKeyId!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'So many seconds the old secret works beside the new one, at most 30 days; 0, which is also what nothing means, revokes it at once.',
  })
  overlapSeconds?: number | null;
}

@InputType({ description: 'Which key shall open nothing any more.' })
export class RevokeApiKeyInput extends MutationInput {
  @Field(() => ID, { description: 'The key.' })
  apiKeyId!: string;
}

/** The key that the input asks for, within what its maker has; faults are added for what is beyond. */
export function newKey(faults: InputFaults, input: CreateApiKeyInput, viewer: Viewer): NewKey {
  faults.text('name', input.name, 100);
  if (input.name.includes('\0')) faults.add('name', 'must not hold the character U+0000.');
  if (input.permissions.length === 0) faults.add('permissions', 'must name a permission at least.');
  for (const permission of input.permissions) {
    if (!viewer.may(permission)) faults.add('permissions', `${permission} is not the viewer's own.`);
  }
  return {
    name: input.name.trim(),
    permissions: [...new Set(input.permissions)],
    accounts: newAccounts(faults, input, viewer),
    mode: viewer.mode,
    expiresAt: newExpiry(faults, input.expiresAt ?? null, viewer),
    ipRanges: newRanges(faults, input.ipRanges ?? [], viewer),
    trustedDocumentsOnly: trustedDocumentsOnly(faults, input.trustedDocumentsOnly, viewer),
  };
}

export function checkOverlap(faults: InputFaults, seconds: number): void {
  if (seconds < 0 || seconds > MOST_OVERLAP_SECONDS)
    faults.add('overlapSeconds', `must be from 0 to ${MOST_OVERLAP_SECONDS}, not ${seconds}.`);
}

function newAccounts(faults: InputFaults, input: CreateApiKeyInput, viewer: Viewer): NewKey['accounts'] {
  const ids = input.accountIds ?? [];
  if ((input.allAccounts ?? false) === ids.length > 0) {
    faults.add('accountIds', 'must name accounts, or allAccounts be true, and not both.');
  } else if (input.allAccounts === true && !viewer.allAccounts) {
    faults.add('allAccounts', 'is beyond the viewer, who does not reach every account.');
  }
  if (ids.length > MOST) faults.add('accountIds', `must be at most ${MOST}.`);
  for (const [index, id] of ids.entries()) {
    if (!/^acct_\w{1,100}$/.test(id)) faults.add(`accountIds.${index}`, 'is not the id of an account.');
    else if (!viewer.reaches(id)) faults.errors.push(new NotFound(`accountIds.${index}`, 'account'));
  }
  return input.allAccounts === true ? 'all' : [...new Set(ids)];
}

function newExpiry(faults: InputFaults, asked: Date | null, viewer: Viewer): Date | null {
  if (asked !== null && asked <= new Date()) faults.add('expiresAt', 'must lie ahead.');
  if (asked !== null && viewer.expiresAt !== null && asked > viewer.expiresAt)
    faults.add('expiresAt', `must not be later than the viewer's own, ${viewer.expiresAt.toISOString()}.`);
  return asked ?? viewer.expiresAt;
}

function newRanges(faults: InputFaults, asked: readonly string[], viewer: Viewer): readonly string[] {
  if (asked.length > MOST) faults.add('ipRanges', `must be at most ${MOST}.`);
  for (const [index, range] of asked.entries()) {
    if (!isIpRange(range)) faults.add(`ipRanges.${index}`, 'is no address or network such as 203.0.113.0/24.');
    else if (viewer.ipRanges.length > 0 && !viewer.ipRanges.some((own) => isRangeWithin(range, own)))
      faults.add(`ipRanges.${index}`, `is not within the viewer's own: ${viewer.ipRanges.join(', ')}.`);
  }
  return asked.length > 0 ? [...new Set(asked)] : viewer.ipRanges;
}
