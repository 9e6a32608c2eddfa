import { createEvents } from '../../src/events/bus.js';

const revoked = { credential: 'key_1', principal: 'prin_1' };

test('a listener hears what is published until it ends its subscription', () => {
  const events = createEvents({ error: () => undefined });
  const heard: string[] = [];
  const end = events.subscribe('credential.revoked', ({ credential }) => heard.push(credential));
  events.publish('credential.revoked', revoked);
  end();
  events.publish('credential.revoked', { ...revoked, credential: 'key_2' });
  expect(heard).toEqual(['key_1']);
});

test('a listener that fails is logged and keeps nothing from the others', () => {
  const failures: unknown[] = [];
  const events = createEvents({ error: (failure: unknown) => void failures.push(failure) });
  const heard: string[] = [];
  events.subscribe('credential.revoked', () => {
    throw new Error('deaf');
  });
  events.subscribe('credential.revoked', ({ principal }) => heard.push(principal));
  events.publish('credential.revoked', revoked);
  expect(heard).toEqual(['prin_1']);
  expect(failures).toMatchObject([{ topic: 'credential.revoked', err: new Error('deaf') }]);
});
