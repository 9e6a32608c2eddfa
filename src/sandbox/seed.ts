import type { Dispatcher } from './dispatch.js';
import { type Business, financialAccount, funded, onboarded, opened } from './seed/businesses.js';
import { createCaller, type Caller } from './seed/caller.js';
import { createSpending, type Spending } from './seed/spending.js';
import type { World } from './state/world.js';

export interface SeededAccount {
  account: string;
  financialAccount: string;
  cardholders: string[];
  cards: string[];
  authorizations: string[];
  disputes: string[];
}

/** Ids of the demo world, for banners, demos and tests. */
export interface Seeded {
  platform: string;
  /** Fully onboarded: the first has the longer history. */
  onboarded: SeededAccount[];
  /** An account that still owes most of what is asked for. */
  onboarding: string;
}

const BIKES: Business = {
  name: 'Bike Shop LLC',
  email: 'owner@bikeshop.example',
  mcc: '5940',
  url: 'https://bikeshop.example',
  city: 'San Francisco',
  state: 'CA',
  postal: '94104',
  owner: { first: 'Mina', last: 'Okafor' },
};
const COFFEE: Business = {
  name: 'Harbor Coffee Inc',
  email: 'owner@harborcoffee.example',
  mcc: '5814',
  url: 'https://harborcoffee.example',
  city: 'Seattle',
  state: 'WA',
  postal: '98101',
  owner: { first: 'Jonas', last: 'Lindqvist' },
};
const BOOKS: Business = {
  name: 'Nordlys Books',
  email: 'owner@nordlysbooks.example',
  mcc: '5942',
  url: 'https://nordlysbooks.example',
  city: 'Portland',
  state: 'OR',
  postal: '97204',
  owner: { first: 'Ingrid', last: 'Solheim' },
};

const DAY = 24 * 60 * 60;
const HISTORY = 6 * DAY;

/** The demo world, made by the same calls that a client would send, over the six days before now. */
export function plantSeed(dispatcher: Dispatcher, world: World): Seeded {
  world.clock.advance(-HISTORY);
  let passed = 0;
  const pass = (seconds: number) => {
    passed += seconds;
    world.clock.advance(seconds);
    dispatcher.runJobs();
  };
  const caller = createCaller(dispatcher);
  const now = () => world.clock.now();
  // The account with the longest history comes last: lists are newest first, and a first look should see it.
  const onboarding = opened(caller, BOOKS);
  const coffee = open(caller, COFFEE, now, 75_000_00, pass);
  const bikes = open(caller, BIKES, now, 250_000_00, pass);
  const first = bikeStory(bikes, pass);
  const second = coffeeStory(coffee, pass);
  pass(HISTORY - passed);
  return { platform: world.platform.id, onboarded: [first, second], onboarding };
}

type Pass = (seconds: number) => void;

interface Opened {
  account: string;
  fa: string;
  spending: Spending;
}

function open(caller: Caller, business: Business, now: () => number, amount: number, pass: Pass): Opened {
  const account = onboarded(caller, business, now());
  const fa = financialAccount(caller, account, 'Operating');
  pass(DAY / 4);
  funded(caller, account, fa, amount, 'Initial funding');
  return { account, fa, spending: createSpending(caller, business, account, fa, now) };
}

/** Cards in every state, and one authorization of each fate. */
function bikeStory({ account, fa, spending: s }: Opened, pass: Pass): SeededAccount {
  const [jenny, riley, sam] = [
    s.person('Jenny', 'Rosen'),
    s.person('Riley', 'Chen'),
    s.personWithoutTerms('Sam', 'Ortiz'),
  ];
  const waiting = s.card(sam);
  const lost = s.card(jenny);
  const frozen = s.card(jenny, { metadata: { team: 'workshop' } });
  const physical = s.card(riley, { type: 'physical', status: 'inactive', shipping: shippingTo('Riley Chen') });
  const travel = s.card(riley, { spending_controls: { blocked_categories: ['drinking_places'] } });
  // The newest, which a first look sees.
  const everyday = s.card(jenny, {
    spending_controls: { spending_limits: [{ amount: 5_000_00, interval: 'monthly' }] },
  });
  s.ship(physical);
  pass(DAY);
  const captured = s.authorize(everyday, 48_50, 'Chain & Sprocket', 'bicycle_shops');
  const lunch = s.authorize(everyday, 23_75, 'Bean House', 'eating_places_restaurants');
  const stolen = s.authorize(lost, 310_00, 'Gadget Outlet', 'electronics_stores');
  const parts = s.capture(captured);
  s.capture(lunch);
  const theft = s.capture(stolen);
  pass(DAY);
  s.refund(parts.transaction, 18_50);
  const reversed = s.authorize(travel, 420_00, 'Bayview Hotel', 'hotels_motels_and_resorts');
  pass(DAY / 4);
  s.reverse(reversed);
  s.updateCard(lost, { status: 'canceled', cancellation_reason: 'stolen' });
  s.updateCard(frozen, { status: 'inactive' });
  const dispute = s.dispute(theft.receivedDebit, 'The card was used after it had been stolen.');
  s.submit(dispute);
  pass(DAY / 4);
  const declined = s.authorize(travel, 64_00, 'Night Owl', 'drinking_places');
  const unverified = s.authorize(waiting, 12_00, 'Bean House', 'eating_places_restaurants');
  const refused = s.authorize(frozen, 9_99, 'Parts Online', 'bicycle_shops');
  const open = s.authorize(everyday, 129_00, 'Wheelworks', 'bicycle_shops');
  return {
    account,
    financialAccount: fa,
    cardholders: [jenny, riley, sam],
    cards: [everyday, travel, physical, frozen, lost, waiting],
    authorizations: [captured, lunch, stolen, reversed, declined, unverified, refused, open],
    disputes: [dispute],
  };
}

function coffeeStory({ account, fa, spending: s }: Opened, pass: Pass): SeededAccount {
  const astrid = s.person('Astrid', 'Berg');
  const beans = s.card(astrid, {
    spending_controls: { allowed_categories: ['eating_places_restaurants', 'grocery_stores_supermarkets'] },
  });
  const supplies = s.authorize(beans, 180_00, 'Roastery Supply', 'grocery_stores_supermarkets');
  s.capture(supplies);
  pass(DAY / 4);
  const milk = s.authorize(beans, 42_00, 'Green Dairy', 'grocery_stores_supermarkets');
  return {
    account,
    financialAccount: fa,
    cardholders: [astrid],
    cards: [beans],
    authorizations: [supplies, milk],
    disputes: [],
  };
}

function shippingTo(name: string) {
  return {
    address: { line1: '510 Market Street', city: 'San Francisco', state: 'CA', postal_code: '94104', country: 'US' },
    name,
    service: 'standard',
  };
}
