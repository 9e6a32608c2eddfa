import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../../src/util/sha256.js';
import { anOnboardedAccount } from '../kit/given/accounts.js';
import { type TestIssuer, startIssuer } from '../kit/issuer.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const NAME = 'query Name { viewer { name } }';
const PERMISSIONS = 'query Mine { viewer { permissions } }';
const REGISTER = `mutation Register($input: RegisterDocumentsInput!) {
  registerDocuments(input: $input) { documents { documentId document } userErrors { code message path } }
}`;
const WITHDRAW = `mutation Withdraw($input: WithdrawDocumentsInput!) {
  withdrawDocuments(input: $input) { withdrawn userErrors { code path } }
}`;
const LIST = '{ trustedDocuments { nodes { documentId document } } }';
const MAKE_KEY = 'mutation Key($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }';
const MAKE_TOKEN = 'mutation Token($input: CreateClientTokenInput!) { createClientToken(input: $input) { token } }';
const NAMED = { data: { viewer: { name: 'test' } } };

let keys = 0;
const folder = mkdtempSync(join(tmpdir(), 'documents-'));
let gateway: Gateway;

afterEach(() => gateway.close());
afterAll(() => rmSync(folder, { recursive: true }));

const idOf = (document: string) => `sha256:${sha256(document)}`;
const persisted = (document: string) => ({ persistedQuery: { version: 1, sha256Hash: sha256(document) } });

function fileOf(content: unknown): string {
  const path = join(folder, `${sha256(JSON.stringify(content)).slice(0, 8)}.json`);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

/** A request as a client sends it that names documents by hash. */
async function partner(permissions = ['ACCOUNTS_READ', 'DOCUMENTS_WRITE', 'CLIENT_TOKENS_WRITE'], more = {}) {
  const input = { idempotencyKey: `partner-${(keys += 1)}`, name: 'test', allAccounts: true, permissions, ...more };
  const { createApiKey } = await gateway.client.run<{ createApiKey: { secret: string } }>(MAKE_KEY, { input });
  return speaker(createApiKey.secret);
}

function speaker(secret: string | null) {
  const authorization: Record<string, string> = secret === null ? {} : { authorization: `Bearer ${secret}` };
  const answerOf = async (response: Response) => ({ status: response.status, ...JSON.parse(await response.text()) });
  return {
    post: async (body: Record<string, unknown>) =>
      answerOf(
        await fetch(`${gateway.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...authorization },
          body: JSON.stringify(body),
        }),
      ),
    get: async (params: Record<string, string>) =>
      answerOf(
        await fetch(`${gateway.url}/graphql?${new URLSearchParams(params)}`, {
          headers: { 'apollo-require-preflight': 'true', ...authorization },
        }),
      ),
  };
}

const refusedWith = (code: string, status: number) => ({ status, errors: [{ extensions: { code } }] });

const register = (...documents: string[]) => ({
  query: REGISTER,
  variables: { input: { idempotencyKey: `documents-${(keys += 1)}`, documents } },
});
const withdraw = (...documents: string[]) => ({
  query: WITHDRAW,
  variables: { input: { idempotencyKey: `documents-${(keys += 1)}`, documentIds: documents.map(idOf) } },
});

describe('A registered document', () => {
  it('runs by its id, by POST and by GET, for its partner and for nobody else', async () => {
    gateway = await startGateway();
    const [one, other] = [await partner(), await partner()];
    const done = await one.post(register(NAME, PERMISSIONS));
    expect(done.data.registerDocuments).toMatchObject({
      documents: [{ documentId: idOf(NAME), document: NAME }, { documentId: idOf(PERMISSIONS) }],
      userErrors: [],
    });
    expect(await one.post({ documentId: idOf(NAME) })).toMatchObject(NAMED);
    expect(await one.get({ documentId: idOf(NAME) })).toMatchObject(NAMED);
    expect(await other.post({ documentId: idOf(NAME) })).toMatchObject(refusedWith('PERSISTED_QUERY_NOT_FOUND', 400));
    expect(await speaker(null).post({ documentId: idOf(NAME) })).toMatchObject(refusedWith('UNAUTHENTICATED', 401));
    expect((await one.post({ query: LIST })).data.trustedDocuments.nodes).toHaveLength(2);
    expect((await other.post({ query: LIST })).data.trustedDocuments.nodes).toEqual([]);
  });

  it('is withdrawn at once', async () => {
    gateway = await startGateway();
    const one = await partner();
    await one.post(register(NAME));
    expect(await one.post({ documentId: idOf(NAME) })).toMatchObject(NAMED);
    expect((await one.post(withdraw(NAME))).data.withdrawDocuments).toEqual({
      withdrawn: [idOf(NAME)],
      userErrors: [],
    });
    expect(await one.post({ documentId: idOf(NAME) })).toMatchObject(refusedWith('PERSISTED_QUERY_NOT_FOUND', 400));
  });

  it('is none that the schema does not fit, that is too large, or no document at all: then none of them is', async () => {
    gateway = await startGateway();
    const one = await partner();
    const { documents, userErrors } = (await one.post(register(NAME, '{ nope }', `{ ${'viewer '.repeat(101)} }`, '{')))
      .data.registerDocuments;
    expect(documents).toEqual([]);
    expect(userErrors.map(({ path, message }: { path: string[]; message: string }) => [path, message])).toEqual([
      [['input', 'documents', '1'], expect.stringContaining('Cannot query field "nope"')],
      [['input', 'documents', '2'], expect.stringContaining('too large')],
      [['input', 'documents', '3'], expect.stringContaining('not a GraphQL document')],
    ]);
    expect((await one.post({ query: LIST })).data.trustedDocuments.nodes).toEqual([]);
  });

  it('is registered with a permission of its own only', async () => {
    gateway = await startGateway();
    const reader = await partner(['ACCOUNTS_READ']);
    expect(await reader.post(register(NAME))).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(await reader.post({ query: LIST })).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  it('that is a mutation does not run by GET', async () => {
    gateway = await startGateway();
    const one = await partner();
    await one.post(register(REGISTER));
    const variables = JSON.stringify({ input: { idempotencyKey: 'by-get', documents: [NAME] } });
    expect((await one.get({ documentId: idOf(REGISTER), variables })).status).toBe(405);
    expect((await one.post({ query: LIST })).data.trustedDocuments.nodes).toHaveLength(1);
  });

  it('is asked for by a well-formed id, and by one that is its own', async () => {
    gateway = await startGateway();
    const one = await partner();
    for (const documentId of [
      'x',
      sha256(NAME),
      `sha256:${sha256(NAME).toUpperCase()}`,
      `md5:${'0'.repeat(64)}`,
      7,
      '',
    ])
      expect(await one.post({ documentId })).toMatchObject(refusedWith('BAD_USER_INPUT', 400));
    expect(await one.post({ documentId: idOf(NAME), query: PERMISSIONS })).toMatchObject(
      refusedWith('PERSISTED_QUERY_HASH_MISMATCH', 400),
    );
  });
});

describe('A document sent by hash, as Apollo Client does', () => {
  it('is asked for once, and runs by its hash from then on, for who sent it', async () => {
    gateway = await startGateway();
    const [one, other] = [await partner(), await partner()];
    const short = { extensions: persisted(NAME) };
    expect(await one.post(short)).toMatchObject(refusedWith('PERSISTED_QUERY_NOT_FOUND', 200));
    expect(await one.post({ ...short, query: NAME })).toMatchObject(NAMED);
    expect(await one.post(short)).toMatchObject(NAMED);
    expect(await one.get({ extensions: JSON.stringify(persisted(NAME)) })).toMatchObject(NAMED);
    expect(await other.post(short)).toMatchObject(refusedWith('PERSISTED_QUERY_NOT_FOUND', 200));
  });

  it('is refused under the hash of another, beyond the limits, and to a stranger', async () => {
    gateway = await startGateway();
    const one = await partner();
    expect(await one.post({ query: PERMISSIONS, extensions: persisted(NAME) })).toMatchObject(
      refusedWith('PERSISTED_QUERY_HASH_MISMATCH', 400),
    );
    const large = `{ ${'__typename '.repeat(101)} }`;
    expect(await one.post({ query: large, extensions: persisted(large) })).toMatchObject(
      refusedWith('BAD_USER_INPUT', 400),
    );
    expect(await one.post({ extensions: persisted(large) })).toMatchObject(
      refusedWith('PERSISTED_QUERY_NOT_FOUND', 200),
    );
    for (const persistedQuery of [{ version: 2, sha256Hash: sha256(NAME) }, { version: 1, sha256Hash: 'x' }, null, 'x'])
      expect(await one.post({ query: NAME, extensions: { persistedQuery } })).toMatchObject(
        refusedWith('BAD_USER_INPUT', 400),
      );
    const stranger = { query: '{ __typename }', extensions: persisted('{ __typename }') };
    expect(await speaker(null).post(stranger)).toMatchObject(refusedWith('UNAUTHENTICATED', 401));
  });
});

describe('Where only trusted documents run', () => {
  const only = (content: unknown) =>
    startGateway({ TRUSTED_DOCUMENTS: fileOf(content), TRUSTED_DOCUMENTS_ONLY: 'true' });
  const file = Object.fromEntries(
    [NAME, REGISTER, MAKE_KEY, MAKE_TOKEN].map((document) => [sha256(document), document]),
  );

  it('those of the file run, by id or whole, and what partners registered; nothing else does', async () => {
    gateway = await only(file);
    const one = await partner();
    expect(await one.post({ documentId: idOf(NAME) })).toMatchObject(NAMED);
    expect(await one.post({ query: NAME })).toMatchObject(NAMED);
    const others = [PERMISSIONS, `${NAME} `, '{ __typename }', '{ __schema { queryType { name } } }'];
    for (const query of others)
      expect([query, await one.post({ query })]).toMatchObject([query, refusedWith('DOCUMENT_NOT_TRUSTED', 403)]);
    expect(await one.get({ query: PERMISSIONS })).toMatchObject(refusedWith('DOCUMENT_NOT_TRUSTED', 403));
    expect(await one.post({ query: PERMISSIONS, extensions: persisted(PERMISSIONS) })).toMatchObject(
      refusedWith('DOCUMENT_NOT_TRUSTED', 403),
    );
    await one.post(register(PERMISSIONS));
    expect((await one.post({ documentId: idOf(PERMISSIONS) })).errors).toBeUndefined();
    expect(await (await partner()).post({ query: PERMISSIONS })).toMatchObject(
      refusedWith('DOCUMENT_NOT_TRUSTED', 403),
    );
    expect(await speaker(null).post({ query: '{ __typename }' })).toMatchObject(
      refusedWith('DOCUMENT_NOT_TRUSTED', 403),
    );
  });

  it('the client tokens of a partner run its documents', async () => {
    gateway = await only(file);
    const one = await partner();
    await one.post(register(PERMISSIONS));
    const accountId = (await anOnboardedAccount(gateway.stripe)).id;
    const input = { idempotencyKey: 'token', accountId, permissions: ['ACCOUNTS_READ'] };
    const { data } = await one.post({ query: MAKE_TOKEN, variables: { input } });
    const phone = speaker(data.createClientToken.token);
    expect(await phone.post({ documentId: idOf(PERMISSIONS) })).toMatchObject({
      data: { viewer: { permissions: ['ACCOUNTS_READ'] } },
    });
    expect(await phone.post({ query: LIST })).toMatchObject(refusedWith('DOCUMENT_NOT_TRUSTED', 403));
  });

  it('the file may be a manifest of Apollo', async () => {
    const operations = [NAME, MAKE_KEY].map((body) => ({ id: sha256(body), name: 'X', type: 'query', body }));
    gateway = await only({ format: 'apollo-persisted-query-manifest', version: 1, operations });
    expect(await (await partner()).post({ extensions: persisted(NAME) })).toMatchObject(NAMED);
  });
});

describe('A key for which only trusted documents run', () => {
  const all = ['ACCOUNTS_READ', 'DOCUMENTS_WRITE', 'CLIENT_TOKENS_WRITE', 'KEYS_WRITE'];
  const KEY = `mutation Key($input: CreateApiKeyInput!) {
    createApiKey(input: $input) { apiKey { trustedDocumentsOnly } secret userErrors { path } } }`;
  const BOUND = `mutation Token($input: CreateClientTokenInput!) {
    createClientToken(input: $input) { clientToken { trustedDocumentsOnly } token userErrors { path } } }`;
  const MODE = 'query Mode { viewer { trustedDocumentsOnly } }';
  const file = Object.fromEntries([NAME, REGISTER, KEY, BOUND, MODE].map((document) => [sha256(document), document]));
  const bound = () => partner(all, { trustedDocumentsOnly: true });
  const untrusted = refusedWith('DOCUMENT_NOT_TRUSTED', 403);
  const made = async (by: ReturnType<typeof speaker>, query: string, input: object) => {
    const { data } = await by.post({ query, variables: { input: { idempotencyKey: `k-${(keys += 1)}`, ...input } } });
    return data.createApiKey ?? data.createClientToken;
  };

  beforeEach(async () => {
    gateway = await startGateway({ TRUSTED_DOCUMENTS: fileOf(file) });
  });

  it('runs those of the file and its own, by any way of asking; nothing else, and everyone else what they like', async () => {
    const [one, other] = [await bound(), await partner()];
    expect(await one.post({ query: MODE })).toMatchObject({ data: { viewer: { trustedDocumentsOnly: true } } });
    expect(await one.post({ query: PERMISSIONS })).toMatchObject(untrusted);
    expect(await one.get({ query: PERMISSIONS })).toMatchObject(untrusted);
    expect(await one.post({ query: PERMISSIONS, extensions: persisted(PERMISSIONS) })).toMatchObject(untrusted);
    expect(await one.post({ query: '{ __typename }' })).toMatchObject(untrusted);
    await one.post(register(PERMISSIONS));
    expect((await one.post({ documentId: idOf(PERMISSIONS) })).errors).toBeUndefined();
    expect((await other.post({ query: LIST })).errors).toBeUndefined();
    expect(await other.post({ query: MODE })).toMatchObject({ data: { viewer: { trustedDocumentsOnly: false } } });
  });

  it('makes keys and tokens of its own kind only', async () => {
    const one = await bound();
    const accountId = (await anOnboardedAccount(gateway.stripe)).id;
    const key = { name: 'next', allAccounts: true, permissions: ['ACCOUNTS_READ'] };
    const token = { accountId, permissions: ['ACCOUNTS_READ'] };
    for (const [query, input] of [
      [KEY, key],
      [BOUND, token],
    ] as const) {
      const refused = await made(one, query, { ...input, trustedDocumentsOnly: false });
      expect(refused).toMatchObject({ userErrors: [{ path: ['input', 'trustedDocumentsOnly'] }] });
      const { secret, token: bearer, apiKey, clientToken } = await made(one, query, input);
      expect(apiKey ?? clientToken).toEqual({ trustedDocumentsOnly: true });
      expect(await speaker(secret ?? bearer).post({ query: PERMISSIONS })).toMatchObject(untrusted);
    }
  });

  it('may be a token of a maker who runs everything', async () => {
    const accountId = (await anOnboardedAccount(gateway.stripe)).id;
    const input = { accountId, permissions: ['ACCOUNTS_READ'], trustedDocumentsOnly: true };
    const { token } = await made(await partner(), BOUND, input);
    expect(await speaker(token).post({ query: PERMISSIONS })).toMatchObject(untrusted);
    expect(await speaker(token).post({ query: MODE })).toMatchObject({
      data: { viewer: { trustedDocumentsOnly: true } },
    });
  });
});

describe('An issuer for whose tokens only trusted documents run', () => {
  let issuer: TestIssuer;
  beforeEach(async () => void (issuer = await startIssuer()));
  afterEach(() => issuer.close());

  it('is one partner: what one of its subjects registers, all of them run, and nothing else', async () => {
    const entry = { issuer: issuer.url, audience: 'cardgraph', jwksUri: issuer.jwksUri, algorithms: ['ES256'] };
    const opens = { accounts: 'all', permissions: ['accounts:read', 'documents:write'], trustedDocumentsOnly: true };
    const TRUSTED_DOCUMENTS = fileOf({ [sha256(REGISTER)]: REGISTER });
    gateway = await startGateway({ TRUSTED_DOCUMENTS, JWT_ISSUERS: fileOf([{ ...entry, ...opens }]) });
    const [one, other] = [speaker(await issuer.token({ sub: 'a' })), speaker(await issuer.token({ sub: 'b' }))];
    expect(await other.post({ query: PERMISSIONS })).toMatchObject(refusedWith('DOCUMENT_NOT_TRUSTED', 403));
    expect((await one.post(register(PERMISSIONS))).data.registerDocuments.userErrors).toEqual([]);
    expect(await other.post({ query: PERMISSIONS })).toMatchObject({ data: { viewer: {} } });
    expect(await other.post({ query: NAME })).toMatchObject(refusedWith('DOCUMENT_NOT_TRUSTED', 403));
  });
});
