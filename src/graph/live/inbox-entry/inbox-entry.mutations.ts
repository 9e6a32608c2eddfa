import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { parsePlatformId } from '../../shared/ids.js';
import { demandPlatform, Requires } from '../../shared/permission.js';
import { StripeCalls } from '../../shared/stripe-calls.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { mutate, Refusal } from '../../shared/writing/mutation-payload.js';
import { InvalidState, NotFound } from '../../shared/writing/user-errors.js';
import { ReplayInboxEntryInput } from './inbox-entry.input.js';
import { INBOX_PREFIX, InboxEntry, type InboxEntryFacts, ReplayInboxEntryPayload } from './inbox-entry.type.js';

const PATH = 'inboxEntryId';

@Resolver()
class InboxEntryMutations {
  @Mutation(() => ReplayInboxEntryPayload, {
    description:
      'Puts an event that stands in quarantine into the queue again, as if it had just come: for viewers who reach all accounts. One that still cannot be read stays where it is. No Stripe call.',
  })
  @Requires('inbox:write')
  @StripeCalls(0)
  replayInboxEntry(
    @Arg('input', () => ReplayInboxEntryInput, { description: 'Which entry.' }) input: ReplayInboxEntryInput,
    @Ctx() context: Context,
  ) {
    demandPlatform(context.viewer);
    const faults = new InputFaults(context);
    const id = entryId(faults, input.inboxEntryId);
    return mutate(context, ReplayInboxEntryPayload, {
      name: 'replayInboxEntry',
      input,
      faults,
      repeatable: true,
      work: async (_step, _ownId, { over }) => {
        const entry = over ? await settled(context, id) : await replayed(context, id);
        return { inboxEntry: new InboxEntry(entry) };
      },
    });
  }
}

function entryId(faults: InputFaults, raw: string): string {
  const id = parsePlatformId(raw, INBOX_PREFIX);
  if (id === null) faults.add(PATH, 'is not the id of an inbox entry.');
  else faults.objects.push(id);
  return id?.slice(INBOX_PREFIX.length + 1) ?? '';
}

async function settled({ inbox }: Context, id: string): Promise<InboxEntryFacts> {
  const entry = await inbox.find(id);
  if (entry === null) throw missing();
  return entry;
}

async function replayed({ inbox }: Context, id: string): Promise<InboxEntryFacts> {
  const replay = await inbox.replay(id);
  switch (replay.kind) {
    case 'replayed':
      return replay.entry;
    case 'elsewhere':
      throw new Refusal(new InvalidState(PATH, replay.entry.state, 'The entry is not in quarantine.'));
    case 'unreadable':
      throw new Refusal(new InvalidState(PATH, 'quarantined', `The entry still cannot be read. ${replay.reason}`));
    case 'missing':
      throw missing();
  }
}

const missing = () => new Refusal(new NotFound(PATH, 'inbox entry'));

export const inboxEntryMutations = [InboxEntryMutations] as const;
