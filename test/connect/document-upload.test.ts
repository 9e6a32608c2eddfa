import { createUploadLinks } from '../../src/auth/tokens/upload-links.js';
import { createViewer } from '../../src/auth/viewer.js';
import { createLogger } from '../../src/log.js';
import { openStore } from '../../src/store/index.js';
import { anAccountBeforeTerms } from '../kit/given/accounts.js';
import type { Gateway } from '../kit/start-gateway.js';
import { startGateway } from '../kit/start-gateway.js';

const CREATE = `mutation($input: CreateDocumentUploadInput!) { createDocumentUpload(input: $input) {
  documentUpload { url expiresAt purpose mostBytes contentTypes } account { id } replayed
  userErrors { code path } } }`;
const UPDATE = `mutation($input: UpdateConnectedAccountInput!) { updateConnectedAccount(input: $input) {
  account { id } userErrors { code path } } }`;

const METRICS_TOKEN = 'a-token-for-the-metrics';
const PDF = Buffer.from('%PDF-1.7 of a passport');
const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('a picture')]);

interface Made {
  readonly documentUpload: { readonly url: string } | null;
  readonly userErrors: readonly unknown[];
}
interface Answer {
  readonly file?: { readonly id: string; readonly size: number };
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

describe('A file', () => {
  let gateway: Gateway;
  let account: string;
  let keys = 0;

  beforeAll(async () => {
    gateway = await startGateway({ METRICS_TOKEN });
    account = (await anAccountBeforeTerms(gateway.stripe)).id;
  });
  afterAll(() => gateway.close());

  const create = async (input: object = {}, by = gateway.client) =>
    (
      await by.run<{ createDocumentUpload: Made }>(CREATE, {
        input: { idempotencyKey: `upload-${++keys}`, accountId: account, purpose: 'IDENTITY_DOCUMENT', ...input },
      })
    ).createDocumentUpload;
  const aLink = async (input: object = {}) => (await create(input)).documentUpload?.url ?? '';
  const send = async (url: string, body: Buffer, type = 'application/pdf') => {
    const response = await fetch(url, {
      method: 'POST',
      body: new Uint8Array(body),
      headers: { 'content-type': type },
    });
    const answer: Answer = JSON.parse(await response.text());
    return { status: response.status, file: answer.file, code: answer.errors?.[0]?.extensions.code };
  };

  const filesAtStripe = async () =>
    (await gateway.stripe.files.list({ limit: 100 }, { stripeAccount: account })).data.length;

  it('is sent to a link of minutes that was made without a Stripe call', async () => {
    const calls = await gateway.calls(async () =>
      expect(await create()).toEqual({
        documentUpload: {
          url: expect.stringContaining(`${gateway.url}/uploads?link=eyJ`),
          expiresAt: expect.any(String),
          purpose: 'IDENTITY_DOCUMENT',
          mostBytes: 10 * 1024 * 1024,
          contentTypes: ['application/pdf', 'image/jpeg', 'image/png'],
        },
        account: { id: account },
        replayed: false,
        userErrors: [],
      }),
    );
    expect(calls).toEqual([]);
  });

  it("becomes one of the account's at Stripe by one call, and proves what it is handed in for", async () => {
    const url = await aLink();
    let id = '';
    const calls = await gateway.calls(async () => {
      const { status, file } = await send(url, PDF);
      expect({ status, size: file?.size }).toEqual({ status: 201, size: PDF.length });
      id = file?.id ?? '';
    });
    expect(calls).toEqual(['POST /v1/files']);
    expect(await gateway.stripe.files.retrieve(id, undefined, { stripeAccount: account })).toMatchObject({
      purpose: 'identity_document',
      type: 'pdf',
    });
    const input = { idempotencyKey: `upload-${++keys}`, accountId: account };
    const handIn = (frontFileId: string, key = '') =>
      gateway.client.run(UPDATE, {
        input: {
          ...input,
          idempotencyKey: input.idempotencyKey + key,
          individual: { verificationDocument: { frontFileId } },
        },
      });
    expect(await handIn(id)).toMatchObject({ updateConnectedAccount: { account: { id: account }, userErrors: [] } });
    const at = ['input', 'individual', 'verificationDocument', 'frontFileId'];
    expect(await handIn('file_1Missing', 'b')).toMatchObject({
      updateConnectedAccount: { userErrors: [{ code: 'NOT_FOUND', path: at }] },
    });
    expect(await handIn('passport.pdf', 'c')).toMatchObject({
      updateConnectedAccount: { userErrors: [{ code: 'INVALID_INPUT', path: at }] },
    });
  });

  it('sent again is the same file, and another takes no place under its link', async () => {
    const before = await filesAtStripe();
    const idempotencyKey = `upload-${++keys}`;
    const url = await aLink({ idempotencyKey });
    const first = await send(url, PDF);
    expect(await send(url, PDF)).toEqual(first);
    expect(await send(url, PNG)).toMatchObject({ status: 409, code: 'CONFLICT' });
    expect(await send(await aLink({ idempotencyKey }), PNG)).toMatchObject({ status: 409, code: 'CONFLICT' });
    expect(await filesAtStripe()).toBe(before + 1);
  });

  it.each([
    ['of another kind than it says', Buffer.from('<html>'), 'application/pdf', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['of a kind that is not taken', Buffer.from('hello'), 'text/plain', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['of nothing', Buffer.alloc(0), 'application/pdf', 400, 'BAD_REQUEST'],
    [
      'beyond what any may have',
      Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]),
      'application/pdf',
      413,
      'PAYLOAD_TOO_LARGE',
    ],
  ])('%s is refused and reaches no Stripe', async (_what, body, type, status, code) => {
    const url = await aLink();
    const calls = await gateway.calls(async () => expect(await send(url, body, type)).toMatchObject({ status, code }));
    expect(calls).toEqual([]);
  });

  it('is held to what its purpose takes', async () => {
    const url = await aLink({ purpose: 'BUSINESS_LOGO' });
    const calls = await gateway.calls(async () => {
      expect(await send(url, PDF)).toMatchObject({ status: 415 });
      const large = Buffer.concat([PNG, Buffer.alloc(512 * 1024)]);
      expect(await send(url, large, 'image/png')).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
    });
    expect(calls).toEqual([]);
    expect(await send(url, PNG, 'image/png')).toMatchObject({ status: 201 });
  });

  it('without a good link is not even read', async () => {
    const url = await aLink();
    const calls = await gateway.calls(async () => {
      for (const link of ['', 'nothing', `${new URL(url).searchParams.get('link')}x`])
        expect(await send(`${gateway.url}/uploads?link=${link}`, PDF)).toMatchObject({
          status: 401,
          code: 'UNAUTHENTICATED',
        });
    });
    expect(calls).toEqual([]);
  });

  it('is refused once the key that made its link is revoked', async () => {
    const key = await gateway.keys.create({
      name: 'files',
      accounts: [account],
      permissions: ['files:write', 'accounts:read'],
      mode: 'test',
    });
    const url = await linkBy(key.secret);
    await gateway.keys.revoke(key.id);
    expect(await send(url, PDF)).toMatchObject({ status: 401 });
  });

  it('is refused after the minutes of its link', async () => {
    const store = await openStore('sqlite::memory:', createLogger({ level: 'silent' }));
    const links = createUploadLinks(store, 'test');
    const facts = { principal: 'p', name: 'p', mode: 'test', permissions: 'all', accounts: 'all' } as const;
    const over = createViewer({ ...facts, expiresAt: new Date(Date.now() - 2000) }, () => Promise.resolve());
    const { token } = await links.make(over, { id: 'upl_1', account, purpose: 'identity_document' });
    await expect(links.open(token)).rejects.toMatchObject({ reason: 'expired' });
    await store.close();
  });

  it('that Stripe refuses is told so, and one that got no answer goes through when it is sent again', async () => {
    const gone = (await anAccountBeforeTerms(gateway.stripe)).id;
    const url = await aLink({ accountId: gone });
    await gateway.stripe.accounts.del(gone);
    expect(await send(url, PDF)).toMatchObject({ status: 422, code: 'REFUSED' });
    const later = await aLink();
    const { id } = gateway.sandbox.faults.add({ kind: 'reset', on: 'POST /v1/files' });
    expect(await send(later, PDF)).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    gateway.sandbox.faults.remove(id);
    expect(await send(later, PDF)).toMatchObject({ status: 201 });
  });

  it('is in the audit log by its upload, and nowhere by its content', async () => {
    const marked = Buffer.from('%PDF-1.7 Marked content of a passport');
    const { file } = await send(await aLink(), marked);
    const { auditEntries } = await gateway.client.run<{ auditEntries: { nodes: { mutation: string }[] } }>(
      '{ auditEntries(first: 5) { nodes { mutation objectIds } } }',
    );
    expect(auditEntries.nodes).toContainEqual({
      mutation: 'uploadDocument',
      objectIds: expect.arrayContaining([expect.stringContaining(file?.id ?? '?')]),
    });
    expect(JSON.stringify(auditEntries)).not.toContain('Marked');
  });

  it('is let in for an account of the viewer, with files:write alone', async () => {
    const other = await gateway.viewer({ accounts: [(await anAccountBeforeTerms(gateway.stripe)).id] });
    expect(await create({}, other)).toMatchObject({
      documentUpload: null,
      userErrors: [{ code: 'NOT_FOUND', path: ['input', 'accountId'] }],
    });
    const writer = await gateway.viewer({ accounts: [account], permissions: ['accounts:write', 'accounts:read'] });
    const input = { idempotencyKey: 'upload-none', accountId: account, purpose: 'IDENTITY_DOCUMENT' };
    expect((await writer.refused(CREATE, { input })).extensions).toMatchObject({ permission: 'files:write' });
  });

  it('is not kept waiting by links that open nothing, which are counted and slowed down', async () => {
    const url = await aLink();
    const wrong = Array.from({ length: 30 }, () => send(`${gateway.url}/uploads?link=nothing`, PDF));
    // Twenty of them wait for their answers now.
    await Promise.all(wrong.slice(0, 10));
    expect(await send(url, PDF)).toMatchObject({ status: 201 });
    expect((await Promise.all(wrong)).map(({ status }) => status)).toEqual(wrong.map(() => 401));
    const metrics = await fetch(`${gateway.url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
    const counted = /^cardgraph_credentials_refused_total{reason="forged"} (\d+)$/m.exec(await metrics.text())?.[1];
    expect(Number(counted)).toBeGreaterThanOrEqual(30);
  });

  async function linkBy(secret: string): Promise<string> {
    const input = { idempotencyKey: `upload-${++keys}`, accountId: account, purpose: 'IDENTITY_DOCUMENT' };
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query: CREATE, variables: { input } }),
    });
    const { data }: { data: { createDocumentUpload: Made } } = JSON.parse(await response.text());
    return data.createDocumentUpload.documentUpload?.url ?? '';
  }
});
