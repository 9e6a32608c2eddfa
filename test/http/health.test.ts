import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import type { Http } from '../../src/http/index.js';
import { Unready } from '../../src/util/unready.js';
import { eventually } from '../kit/eventually.js';
import { closeAll, createGate, post, start } from './given.js';

afterEach(closeAll);

describe('health', () => {
  test('health is ok while the process is up, and ready follows what requests need', async () => {
    let works = true;
    const store = () => (works ? Promise.resolve() : Promise.reject(new Error('postgres://me:hunter2@db')));
    const http = await start({ ready: { store, other: () => Promise.resolve(), none: undefined } });
    const ask = async (path: string) => {
      const response = await fetch(http.url + path);
      return [response.status, await response.json()];
    };
    expect(await ask('/health')).toEqual([200, { status: 'ok' }]);
    expect(await ask('/ready')).toEqual([200, { status: 'ready' }]);
    works = false;
    await eventually(async () => expect((await ask('/ready'))[0]).toBe(503));
    expect(await ask('/ready')).toEqual([
      503,
      { status: 'unavailable', missing: [{ name: 'store', reason: 'does not answer' }] },
    ]);
    expect(await ask('/health')).toEqual([200, { status: 'ok' }]);
  });

  test('what is not ready says why in its own words, and all of it is told', async () => {
    const decisions = () => Promise.reject(new Unready('rules are not up to date'));
    const store = () => Promise.reject(new Error('gone'));
    const http = await start({ ready: { store, decisions } });
    expect(await (await fetch(`${http.url}/ready`)).json()).toEqual({
      status: 'unavailable',
      missing: [
        { name: 'store', reason: 'does not answer' },
        { name: 'decisions', reason: 'rules are not up to date' },
      ],
    });
  });

  test('callers who come together are answered by one look, and what hangs is named and not asked again', async () => {
    let looks = 0;
    const store = () => {
      looks++;
      return new Promise<void>(() => undefined);
    };
    const http = await start({ ready: { store } });
    const ask = async () => (await fetch(`${http.url}/ready`)).json();
    const late = { status: 'unavailable', missing: [{ name: 'store', reason: 'gave no answer within 2 seconds' }] };
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([late, late, late]);
    expect(looks).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect([await ask(), looks]).toEqual([late, 1]);
  });

  test('a look that was well serves those who come soon after', async () => {
    let looks = 0;
    const store = () => Promise.resolve(void looks++);
    const http = await start({ ready: { store } });
    const ask = async () => (await fetch(`${http.url}/ready`)).status;
    expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 200]);
    expect(looks).toBe(1);
    await eventually(async () => expect([await ask(), looks]).toEqual([200, 2]));
  });

  test('closing waits for what runs, is not ready meanwhile, and takes nothing new', async () => {
    const gate = createGate();
    const http = await start({ gate });
    const keptOpen = new Agent({ keepAlive: true, maxSockets: 1 });
    const slow = post(http, '{ slow }');
    await gate.entered;
    const busy = openBusyConnection(http);
    await busy.accepted;
    // Its answer shows that the server has read what came before on the other connection.
    expect((await get(`${http.url}/ready`, keptOpen)).status).toBe(200);
    const other = openBusyConnection(http, '/health');
    await other.accepted;
    expect((await get(`${http.url}/ready`, keptOpen)).status).toBe(200);
    const closed = http.close();
    expect(await other.finish()).toMatch(/^HTTP\/1.1 503[^]*connection: close[^]*"code":"UNAVAILABLE"/i);
    expect(await busy.finish()).toMatch(/^HTTP\/1.1 503[^]*connection: close[^]*"name":"draining"/i);
    await expect(fetch(`${http.url}/health`)).rejects.toThrow();
    gate.open();
    const answered = await slow;
    expect([answered.status, await answered.json()]).toEqual([200, { data: { slow: 'done' } }]);
    await closed;
    keptOpen.destroy();
  });
});

function get(url: string, agent: Agent): Promise<{ status: number | undefined; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { agent }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers }));
    })
      .on('error', reject)
      .end();
  });
}

/** A connection whose request is still being sent when the server starts to close. */
function openBusyConnection(http: Http, path = '/ready') {
  const socket = connect(Number(new URL(http.url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk));
  const accepted = once(socket, 'connect').then(
    () => new Promise<void>((resolve) => socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n`, () => resolve())),
  );
  return {
    accepted,
    async finish() {
      socket.write('\r\n');
      await once(socket, 'close');
      return answer;
    },
  };
}
