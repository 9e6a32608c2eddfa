import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import type { Http } from '../../src/http/index.js';
import { closeAll, createGate, post, start } from './given.js';

afterEach(closeAll);

describe('health', () => {
  test('health is ok while the process is up, and ready follows what requests need', async () => {
    let works = true;
    const http = await start({ ready: () => (works ? Promise.resolve() : Promise.reject(new Error('no database'))) });
    const status = async (path: string) => (await fetch(http.url + path)).status;
    expect(await (await fetch(`${http.url}/health`)).json()).toEqual({ status: 'ok' });
    expect(await status('/ready')).toBe(200);
    works = false;
    expect([await status('/ready'), await status('/health')]).toEqual([503, 200]);
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
    const closed = http.close();
    expect(await busy.finish()).toMatch(/^HTTP\/1.1 503/);
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
function openBusyConnection(http: Http) {
  const socket = connect(Number(new URL(http.url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk));
  const accepted = once(socket, 'connect').then(
    () => new Promise<void>((resolve) => socket.write('GET /ready HTTP/1.1\r\nHost: x\r\n', () => resolve())),
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
