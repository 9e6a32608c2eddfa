import type { Mode } from '../../../src/auth/permissions.js';
import { PERMISSIONS, isForClients } from '../../../src/auth/permissions.js';
import type { RequestLogEntry } from '../../../src/sandbox/index.js';
import { createClient } from '../../kit/client.js';
import type { Gateway } from '../../kit/start-gateway.js';
import { startGatewayOn } from '../../kit/start-gateway.js';
import type { Case } from './random-case.js';
import type { Tenants } from './tenants.js';
import type { ViewerKind } from './viewers.js';
import { VIEWERS } from './viewers.js';

export interface Heard {
  /** Status, headers and body, but for request ids and what is left of limits. */
  readonly answer: string;
  readonly calls: readonly RequestLogEntry[];
}

const B_ASKS_EVERY = 4;
const MODE: Mode = 'test';
const OF_B = `query($id: ID!) { connectedAccount(id: $id) { email cards { nodes { last4 cardholder { name } } }
  issuingTransactions { nodes { amount { amount } dispute { status } } } } }`;

/** A gateway over each of the two worlds, with the same keys for A under the same ids, and other ones for B. */
export class Twins {
  private readonly secrets = new Map<string, [poor: string, rich: string]>();
  private made = 0;
  private asked = 0;
  private changed = false;

  private constructor(
    private readonly tenants: Tenants,
    private readonly poor: Gateway,
    private readonly rich: Gateway,
    private readonly b: string,
  ) {}

  static async over(tenants: Tenants): Promise<Twins> {
    const env = { VIEWER_CALLS_PER_MINUTE: '1000000', OPERATION_MAX_CALLS: '10000' };
    const [poor, rich] = [await startGatewayOn(tenants.poor, env), await startGatewayOn(tenants.rich, env)];
    const facts = { mode: MODE, name: 'tenant B', permissions: 'all', principal: 'prin_b' } as const;
    const accounts = tenants.b.map(({ id }) => id);
    await poor.keys.createOnce(KEYS_OF_B[0], { ...facts, accounts: accounts.slice(0, 1) });
    const { secret } = await rich.keys.createOnce(KEYS_OF_B[0], { ...facts, accounts });
    await rich.keys.createOnce(KEYS_OF_B[1], { ...facts, name: 'another of B', accounts: 'all' });
    await rich.keys.revoke(KEYS_OF_B[1]);
    const spare = {
      ...facts,
      name: 'spare',
      principal: 'prin_spare',
      permissions: [],
      accounts: accountsOfA(tenants, 1),
    };
    for (const { keys } of [poor, rich]) await keys.createOnce(SPARE, spare);
    const twins = new Twins(tenants, poor, rich, secret ?? '');
    for (const kind of VIEWERS) twins.secrets.set(kind.name, await twins.keyFor(kind, kind.name.replaceAll(' ', '_')));
    return twins;
  }

  /** The case in either world, before which B at times asks for its own in the rich one. */
  async ask({ viewer, header, writes, operation }: Case): Promise<[poor: Heard, rich: Heard]> {
    const { poor, rich } = this;
    if (this.asked++ % B_ASKS_EVERY === 0)
      await post(rich, this.b, null, { query: OF_B, variables: { id: this.tenants.b[1]!.id } });
    // What a write makes has the same ids in both worlds only if it starts from the same place in both.
    if (writes || this.changed) this.tenants.restore();
    this.changed = writes;
    // A write may change what the viewer has, so that nobody else may be that viewer.
    const secrets = writes ? await this.keyFor(viewer, `n${this.made++}`) : this.secrets.get(viewer.name);
    const body = { query: operation.document, variables: operation.variables };
    const ask = async (gateway: Gateway, secret: string): Promise<Heard> => {
      gateway.sandbox.clearRequests();
      const answer = await post(gateway, viewer.accounts === 0 ? null : secret, header, body);
      return { answer, calls: [...gateway.sandbox.requests] };
    };
    const [one, other] = secrets ?? ['', ''];
    return Promise.all([ask(poor, one), ask(rich, other)]);
  }

  async close(): Promise<void> {
    await this.poor.close();
    await this.rich.close();
  }

  private async keyFor(kind: ViewerKind, name: string): Promise<[string, string]> {
    const { accounts, permissions } = kind;
    const own = accountsOfA(this.tenants, accounts);
    const key = { mode: MODE, name: 'tenant A', accounts: own, permissions, principal: `prin_${name}` };
    const made = [this.poor, this.rich].map(({ keys }) => keys.createOnce(`key_${name}`, key));
    const [one, other] = await Promise.all(made);
    const secrets: [string, string] = [one?.secret ?? '', other?.secret ?? ''];
    if (kind.token === undefined) return secrets;
    const input = { idempotencyKey: `token-${name}`, permissions: FOR_CLIENTS, ...this.bindingOf(kind.token) };
    return [await tokenFrom(this.poor, secrets[0], input), await tokenFrom(this.rich, secrets[1], input)];
  }

  private bindingOf(what: NonNullable<ViewerKind['token']>): object {
    const { id, ids } = this.tenants.a[0]!;
    const own = what === 'account' ? undefined : `${id}/${ids[what]?.[0]}`;
    if (own === undefined) return { accountId: id };
    return what === 'Card' ? { cardId: own } : { cardholderId: own };
  }
}

const accountsOfA = ({ a }: Tenants, count: number) => a.slice(0, count).map(({ id }) => id);

/** A key of A's that nobody uses. */
const SPARE = 'key_spare';
const KEYS_OF_B = ['key_ofTenantB', 'key_ofTenantBToo'] as const;

/** Keys that operations may name. */
export const KEYS: readonly string[] = [`platform/${SPARE}`, SPARE, ...KEYS_OF_B, 'key_missing', 'none'];

const FOR_CLIENTS = PERMISSIONS.filter(isForClients).map((name) => name.toUpperCase().replace(':', '_'));

const CREATE_TOKEN = `mutation($input: CreateClientTokenInput!) {
  createClientToken(input: $input) { token userErrors { message } } }`;

async function tokenFrom({ url }: Gateway, secret: string, input: object): Promise<string> {
  const data = await createClient(url, secret).run<{ createClientToken: { token: string } }>(CREATE_TOKEN, { input });
  return data.createClientToken.token;
}

const UNCOMPARED = new Set(['x-request-id', 'date', 'content-length']);

async function post({ url }: Gateway, secret: string | null, account: string | null, body: object): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
      ...(account === null ? {} : { 'stripe-account': account }),
    },
    body: JSON.stringify(body),
  });
  const headers = [...response.headers].filter(([name]) => !UNCOMPARED.has(name));
  return `${response.status} ${JSON.stringify(headers)}\n${comparable(await response.text())}`;
}

/** The worlds stand in 2031: a time of this decade is the gateway's own clock. */
const OWN_TIME = /"202\d-\d\d-\d\dT[\d:.]+Z"/g;

/** A cursor is JSON, an array. */
const CURSOR = /"(W[\w-]{20,})"/g;

/** Signed by each gateway for itself: what it says is compared. */
const UPLOAD_LINK = /http:\/\/127\.0\.0\.1:\d+\/uploads\?link=[\w-]+\.([\w-]+)\.[\w-]+/g;

/** Without what is new at each request: request ids, limit counters, secrets, principals that an operation made, ids of keys and audit entries, and times of the gateway's own. */
function comparable(body: string): string {
  return body
    .replace(CURSOR, (_, cursor: string) => JSON.stringify(Buffer.from(cursor, 'base64url').toString()))
    .replace(UPLOAD_LINK, (_, claims: string) =>
      Buffer.from(claims, 'base64url')
        .toString()
        .replace(/"exp":\d+/, '"exp":0'),
    )
    .replace(/\b(ae|key)_\w{16,20}/g, '$1_made_here')
    .replace(/"req_\w+"/g, '"req"')
    .replace(/"requestId":"[^"]+"/g, '"requestId":"its own"')
    .replace(/"remaining":\d+/g, '"remaining":0')
    .replace(/"cg_test_\w+"/g, '"a secret"')
    .replace(/"prin_\w{16}"/g, '"a principal made here"')
    .replace(OWN_TIME, '"a time"');
}
