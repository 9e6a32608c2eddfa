import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createPartnerHttp, type PartnerHttp, type PartnerHttpOptions } from '../../src/partner-http/index.js';
import { PARTNER_CERTIFICATE } from '../kit/partner-certificate.js';
import { type PartnerServer, startPartnerServer } from '../kit/partner-server.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function aPartner(...options: Parameters<typeof startPartnerServer>): Promise<PartnerServer> {
  const partner = await startPartnerServer(...options);
  open.push(partner);
  return partner;
}

function sending(options: Partial<PartnerHttpOptions> = {}): PartnerHttp {
  const http = createPartnerHttp({ local: true, ...options });
  open.push(http);
  return http;
}

const hello = { headers: { 'content-type': 'application/json' }, body: '{"hello":1}', timeoutMs: 5_000 };

/** A server below HTTP. */
async function aSocketServer(talk: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    talk(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('What is sent to a partner', () => {
  it('arrives as it was sent, and the answer comes back', async () => {
    const partner = await aPartner({}, (response) => response.writeHead(202, { 'x-mine': 'yes' }).end('thanks'));
    const outcome = await sending().post({ ...hello, url: `${partner.url}/hook?a=1` });
    expect(outcome).toMatchObject({ kind: 'answered', status: 202, body: 'thanks', headers: { 'x-mine': 'yes' } });
    expect(partner.received).toMatchObject([
      { method: 'POST', url: '/hook?a=1', body: '{"hello":1}', headers: { 'content-type': 'application/json' } },
    ]);
  });

  it('goes over TLS under the name in the URL', async () => {
    const partner = await aPartner({ tls: true });
    const http = sending({ ca: PARTNER_CERTIFICATE.cert, resolve: async () => ['127.0.0.1'] });
    const outcome = await http.post({ ...hello, url: `https://hooks.partner.test:${partner.port}/` });
    expect(outcome).toMatchObject({ kind: 'answered', status: 200 });
    expect(partner.received[0]?.headers.host).toBe(`hooks.partner.test:${partner.port}`);
  });

  it('uses a connection that is open', async () => {
    const partner = await aPartner();
    const http = sending();
    for (let times = 0; times < 9; times += 1) await http.post({ ...hello, url: partner.url });
    expect(new Set(partner.received.map(({ from }) => from)).size).toBeLessThan(3);
  });

  it.each([400, 404, 410, 500, 503])('is answered when the status is %d, too', async (status) => {
    const partner = await aPartner({}, (response) => response.writeHead(status).end('no'));
    expect(await sending().post({ ...hello, url: partner.url })).toMatchObject({
      kind: 'answered',
      status,
      body: 'no',
    });
  });
});

describe('A URL', () => {
  const production = createPartnerHttp({ local: false });
  const development = createPartnerHttp({ local: true });

  it.each([
    ['https://partner.example/hook'],
    ['https://partner.example:8443/hook?key=1'],
    ['https://8.8.8.8/'],
    ['https://[2606:4700:4700::1111]/'],
  ])('%s is good in production', (url) => expect(production.urlFault(url)).toBeNull());

  it.each([
    ['http://partner.example/', 'must be https.'],
    ['ftp://partner.example/', 'must be https.'],
    ['partner.example', 'is not a URL.'],
    ['https://', 'is not a URL.'],
    [`https://partner.example/${'a'.repeat(2_048)}`, 'has more than 2048 characters.'],
    ['https://user:password@partner.example/', 'holds credentials.'],
    ['https://partner.example/#part', 'holds a fragment.'],
    ['https://partner.example/#', 'holds a fragment.'],
    ['https://partner.example:25/', 'must name port 443, or one from 1024 on.'],
    ['https://localhost/', 'leads to an address that is not public.'],
    ['https://a.localhost./', 'leads to an address that is not public.'],
    ['https://printer.local/', 'leads to an address that is not public.'],
    ['https://metadata.google.internal/', 'leads to an address that is not public.'],
    ['https://intranet/', 'names no host of the internet.'],
    ['https://127.0.0.1/', 'leads to an address that is not public.'],
    ['https://0x7f.1/', 'leads to an address that is not public.'],
    ['https://2130706433/', 'leads to an address that is not public.'],
    ['https://10.0.0.1/', 'leads to an address that is not public.'],
    ['https://169.254.169.254/latest/meta-data', 'leads to an address that is not public.'],
    ['https://100.64.0.1/', 'leads to an address that is not public.'],
    ['https://[::1]/', 'leads to an address that is not public.'],
    ['https://[::ffff:127.0.0.1]/', 'leads to an address that is not public.'],
    ['https://[64:ff9b::7f00:1]/', 'leads to an address that is not public.'],
    ['https://[fd00::1]/', 'leads to an address that is not public.'],
  ])('%s is refused in production', async (url, fault) => {
    expect(production.urlFault(url)).toBe(fault);
    expect(await production.post({ ...hello, url })).toMatchObject({
      kind: 'failed',
      reason: 'refused',
      message: `The URL ${fault}`,
      status: null,
    });
  });

  it.each(['http://127.0.0.1:3000/', 'http://localhost:3000/', 'http://[::1]:80/', 'https://192.168.1.2:25/'])(
    '%s is good in development',
    (url) => expect(development.urlFault(url)).toBeNull(),
  );

  it.each([
    ['http://partner.example/', 'must be https, or http on this machine.'],
    ['http://192.168.1.2/', 'must be https, or http on this machine.'],
    ['https://169.254.169.254/', 'leads to an address that is not public.'],
    ['https://[::ffff:127.0.0.1]/', 'leads to an address that is not public.'],
  ])('%s is refused in development', (url, fault) => expect(development.urlFault(url)).toBe(fault));
});

describe('A name is looked up at each sending, and', () => {
  it.each([['127.0.0.1'], ['10.1.2.3'], ['169.254.169.254'], ['::ffff:10.0.0.1'], ['64:ff9b::a00:1']])(
    'what answers %s in production is refused before anything is sent',
    async (address) => {
      const partner = await aPartner({ tls: true });
      const http = sending({ local: false, ca: PARTNER_CERTIFICATE.cert, resolve: async () => [address] });
      const outcome = await http.post({ ...hello, url: `https://partner.test:${partner.port}/` });
      expect(outcome).toMatchObject({ kind: 'failed', reason: 'refused', status: null });
      expect(partner.received).toEqual([]);
    },
  );

  it('one bad address among good ones is enough to refuse it', async () => {
    const http = sending({ local: false, resolve: async () => ['8.8.8.8', '127.0.0.1'] });
    expect(await http.post({ ...hello, url: 'https://partner.test/' })).toMatchObject({ reason: 'refused' });
  });

  it('an open connection does not outlive its address', async () => {
    const partner = await aPartner({ tls: true });
    const answers = [['127.0.0.1'], ['127.0.0.1'], ['169.254.169.254'], []];
    let asked = 0;
    const http = sending({ ca: PARTNER_CERTIFICATE.cert, resolve: async () => answers[asked++] ?? [] });
    const url = `https://partner.test:${partner.port}/`;
    const post = () => http.post({ ...hello, url });
    expect([await post(), await post(), await post(), await post()]).toMatchObject([
      { kind: 'answered' },
      { kind: 'answered' },
      { reason: 'refused' },
      { reason: 'unresolved' },
    ]);
    // Once each: nothing looks it up again between check and connection.
    expect(asked).toBe(4);
    expect(partner.received).toHaveLength(2);
  });

  it('a new address gets a new connection', async () => {
    const first = await aPartner({ tls: true });
    const second = await aPartner({ tls: true, host: '127.0.0.2', port: first.port });
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    const http = sending({ ca: PARTNER_CERTIFICATE.cert, resolve: async () => answers.shift() ?? [] });
    const url = `https://partner.test:${first.port}/`;
    await http.post({ ...hello, url });
    await http.post({ ...hello, url });
    expect([first.received.length, second.received.length]).toEqual([1, 1]);
  });

  it('plain HTTP goes to this machine alone, whatever the name says', async () => {
    const partner = await aPartner();
    const url = `http://localhost:${partner.port}/`;
    expect(await sending({ resolve: async () => ['10.0.0.1'] }).post({ ...hello, url })).toMatchObject({
      reason: 'refused',
    });
    expect(await sending().post({ ...hello, url })).toMatchObject({ kind: 'answered' });
  });

  it('a name that nobody answers for is given up in time', async () => {
    const http = sending({ resolve: () => new Promise(() => undefined) });
    expect(await http.post({ ...hello, url: 'https://partner.test/', timeoutMs: 50 })).toMatchObject({
      reason: 'timeout',
      status: null,
    });
  });
});

describe('A bad partner is an outcome:', () => {
  it('a redirect is not followed', async () => {
    const partner = await aPartner({}, (response, { url }) =>
      url === '/' ? response.writeHead(307, { location: '/else' }).end() : response.end(),
    );
    expect(await sending().post({ ...hello, url: partner.url })).toMatchObject({ reason: 'redirect', status: 307 });
    expect(partner.received).toHaveLength(1);
  });

  it('silence ends in time', async () => {
    const partner = await aPartner({}, () => undefined);
    const outcome = sending().post({ ...hello, url: partner.url, timeoutMs: 200 });
    await partner.arrived(1);
    expect(await outcome).toMatchObject({ reason: 'timeout', status: null });
  });

  it('an answer that never ends, ends in time with what came', async () => {
    const partner = await aPartner({}, (response) => {
      response.writeHead(200).write('begun');
    });
    expect(await sending().post({ ...hello, url: partner.url, timeoutMs: 300 })).toMatchObject({
      reason: 'timeout',
      status: 200,
      body: 'begun',
    });
  });

  it('a flood is read no further than its bound', async () => {
    const partner = await aPartner({}, (response) => {
      const more = () => {
        while (!response.destroyed && response.write('flood '.repeat(1_000)));
      };
      response.writeHead(200).on('drain', more);
      more();
    });
    const outcome = await sending().post({ ...hello, url: partner.url, mostBytes: 1_000 });
    expect(outcome).toMatchObject({ reason: 'too_large', status: 200 });
    expect(outcome.kind === 'failed' && outcome.body.length).toBe(1_000);
  });

  it('what is compressed is not unpacked', async () => {
    const partner = await aPartner({}, (response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('raw'),
    );
    expect(await sending().post({ ...hello, url: partner.url })).toMatchObject({ kind: 'answered', body: 'raw' });
    expect(partner.received[0]?.headers['accept-encoding']).toBe('identity');
  });

  it.each([
    ['garbage', (socket: Socket) => socket.end('220 mail.example ESMTP\r\n')],
    ['endless headers', (socket: Socket) => socket.write(`HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(10_000)}`)],
    ['a wrong length', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort')],
    ['a reset', (socket: Socket) => socket.resetAndDestroy()],
    ['a switch of protocols', (socket: Socket) => socket.write('HTTP/1.1 101 Switching\r\nupgrade: x\r\n\r\n')],
  ])('%s breaks it', async (_what, talk) => {
    const url = await aSocketServer((socket) => socket.once('data', () => talk(socket)));
    expect(await sending().post({ ...hello, url })).toMatchObject({ kind: 'failed', reason: 'broken' });
  });

  it('nobody listening is told', async () => {
    const partner = await startPartnerServer();
    await partner.close();
    expect(await sending().post({ ...hello, url: partner.url })).toMatchObject({
      reason: 'unreachable',
      message: 'No connection came about. (ECONNREFUSED)',
    });
  });

  it('a certificate that nobody trusts, or of another name, is refused before anything is sent', async () => {
    const partner = await aPartner({ tls: true });
    const resolve = async () => ['127.0.0.1'];
    const untrusted = await sending({ resolve }).post({ ...hello, url: `https://partner.test:${partner.port}/` });
    const trusting = sending({ resolve, ca: PARTNER_CERTIFICATE.cert });
    const misnamed = await trusting.post({ ...hello, url: `https://other.test:${partner.port}/` });
    expect([untrusted, misnamed]).toMatchObject([{ reason: 'tls' }, { reason: 'tls' }]);
    expect(partner.received).toEqual([]);
  });

  it('a server that speaks no TLS is told', async () => {
    const partner = await aPartner();
    const http = sending({ resolve: async () => ['127.0.0.1'] });
    expect(await http.post({ ...hello, url: `https://partner.test:${partner.port}/` })).toMatchObject({
      reason: 'tls',
    });
  });

  it('what is under way when it is closed fails, and nothing is sent afterwards', async () => {
    const partner = await aPartner({}, () => undefined);
    const http = createPartnerHttp({ local: true });
    const under = http.post({ ...hello, url: partner.url });
    await partner.arrived(1);
    await http.close();
    expect(await under).toMatchObject({ reason: 'closed' });
    expect(await http.post({ ...hello, url: partner.url })).toMatchObject({ reason: 'closed' });
    expect(partner.received).toHaveLength(1);
  });
});
