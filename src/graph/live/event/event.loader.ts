import type { Viewer } from '../../../auth/viewer.js';
import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { demand } from '../../shared/permission.js';
import type { ObjectLoader } from '../../shared/reading/object-loader.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { EventListArgs } from './event.args.js';
import { Event, FAMILIES, familyOf, permissionsOf } from './event.type.js';

export const eventRecipe: Recipe<'event'> = {
  kind: 'event',
  prefix: 'evt_',
  retrieve: (stripe, id, params) => stripe.events.retrieve(id, params),
  list: (stripe, params) => stripe.events.list(params),
  everything: {},
  parents: {},
  edges: {},
  about: null,
  wanted: wantedBy('event', EventListArgs),
};

type Asking = Pick<Viewer, 'may' | 'scope' | 'reaches'>;

/**
 * All reading of one account's events in one request. An event tells of its object, so it is there only for who may read
 * that: types that the viewer asks for are demanded, and of all others those that it may not see are left out.
 */
export function createEventLoader(reads: AccountReads, account: string, viewer: Asking): ObjectLoader<'event', Event> {
  const loader = objectLoader(reads, account, { kind: 'event', View: Event, Args: EventListArgs });
  const plain = { ...loader };
  const sees = (type: string) => viewer.may(familyOf(type).permission);
  const hidden = FAMILIES.filter(({ permission }) => !viewer.may(permission)).map(({ starts }) => starts);
  const type = [{ name: 'type', args: {}, fields: [] }];
  const visible = (event: Event | null) => (event !== null && sees(event.type) ? event : null);
  return Object.assign(loader, {
    byId: async (id: string, selection) => visible(await plain.byId(id, [...selection, ...type])),
    named: async (id: string, selection) => visible(await plain.named(id, [...selection, ...type])),
    page(args, selection) {
      for (const asked of args instanceof EventListArgs ? (args.types ?? []) : [])
        for (const permission of permissionsOf(asked)) demand(viewer, permission);
      if (hidden.length === 0) return plain.page(args, selection);
      return plain.scanned({ tag: hidden.join(), matches: (event) => sees(event.type) }, args, selection);
    },
  } satisfies Partial<ObjectLoader<'event', Event>>);
}
