import { isTopic, listensTo } from './topics.js';

describe('A topic', () => {
  it.each(['issuing_card.updated', 'issuing_card.*', 'treasury.received_credit.created', 'treasury.*', '*'])(
    '%s is one',
    (topic) => expect(isTopic(topic)).toBe(true),
  );

  it.each(['', 'cards', 'issuing_card', 'issuing_card.', '.*', '*.updated', 'issuing_card.up*', 'Issuing.x', 'a.*.b'])(
    '%s is none',
    (topic) => expect(isTopic(topic)).toBe(false),
  );

  it('means one type of event, or all that begin alike, or all', () => {
    expect(listensTo({ topics: ['issuing_card.updated'] }, 'issuing_card.updated')).toBe(true);
    expect(listensTo({ topics: ['issuing_card.updated'] }, 'issuing_card.created')).toBe(false);
    expect(listensTo({ topics: ['issuing_card.*'] }, 'issuing_card.created')).toBe(true);
    expect(listensTo({ topics: ['issuing_card.*'] }, 'issuing_cardholder.created')).toBe(false);
    expect(listensTo({ topics: ['treasury.*'] }, 'treasury.received_credit.created')).toBe(true);
    expect(listensTo({ topics: ['*'] }, 'anything.at_all')).toBe(true);
    expect(listensTo({ topics: [] }, 'anything.at_all')).toBe(false);
  });
});
