import type Stripe from 'stripe';
import { defineCollection } from '../state/collection.js';
import type { Turn } from '../state/turn.js';
import { endpoint, inPath, listEndpoint, type Resource } from '../wire/endpoint.js';
import { invalid, noSuch } from '../wire/error-body.js';
import { mergeMetadata, metadata } from '../wire/metadata.js';
import { upload } from '../wire/multipart.js';
import { boolean, inRange, oneOf, range, timestamp } from '../wire/param-kinds.js';
import { object } from '../wire/params.js';
import { RawBody } from '../wire/raw-body.js';

const PATH = '/v1/files';
const EVIDENCE_SECONDS = 214 * 24 * 60 * 60;
const EVIDENCE_TYPES = ['pdf', 'jpg', 'png'];
const CONTENT_TYPES = new Map([
  ['pdf', 'application/pdf'],
  ['jpg', 'image/jpeg'],
  ['png', 'image/png'],
  ['csv', 'text/csv'],
]);

const UPLOADED = [
  'account_requirement',
  'additional_verification',
  'business_icon',
  'business_logo',
  'customer_signature',
  'dispute_evidence',
  'identity_document',
  'issuing_logo',
  'issuing_regulatory_reporting',
  'pci_document',
  'platform_terms_of_service',
  'tax_document_user_upload',
  'terminal_android_apk',
  'terminal_reader_splashscreen',
  'terminal_wifi_certificate',
  'terminal_wifi_private_key',
] as const;
const MADE_BY_STRIPE = [
  'document_provider_identity_document',
  'finance_report_run',
  'financial_account_statement',
  'identity_document_downloadable',
  'selfie',
  'sigma_scheduled_query',
] as const;

interface StoredFile {
  id: string;
  created: number;
  /** Base64. */
  content: string;
  expires_at: number | null;
  filename: string;
  link: { id: string; expires_at: number | null; metadata: Record<string, string>; url: string } | null;
  purpose: (typeof UPLOADED)[number];
  size: number;
  type: string | null;
}

export const files = defineCollection<StoredFile>('files')({});

const create = endpoint({
  method: 'POST',
  path: PATH,
  answers: 'file',
  params: {
    file: upload().required(),
    file_link_data: object({ create: boolean().required(), expires_at: timestamp(), metadata: metadata() }),
    purpose: oneOf(...UPLOADED).required(),
  },
  run(turn, { file, file_link_data: link, purpose }) {
    const type = typeOf(file.bytes, file.filename);
    if (file.bytes.length === 0) throw invalid('The uploaded file is empty.', { param: 'file' });
    if (purpose === 'dispute_evidence' && !EVIDENCE_TYPES.includes(type ?? '')) {
      throw invalid(`Files for the purpose dispute_evidence must be one of: ${EVIDENCE_TYPES.join(', ')}.`, {
        param: 'file',
      });
    }
    const stored = files.in(turn.tenant).put({
      id: turn.newId('file'),
      created: turn.now,
      content: file.bytes.toString('base64'),
      expires_at: purpose === 'dispute_evidence' ? turn.now + EVIDENCE_SECONDS : null,
      filename: file.filename,
      link: link?.create
        ? {
            id: turn.newId('link'),
            expires_at: link.expires_at ?? null,
            metadata: mergeMetadata({}, link.metadata),
            url: `https://files.stripe.com/links/${turn.world.ids.letters(32)}`,
          }
        : null,
      purpose,
      size: file.bytes.length,
      type,
    });
    const rendered = render(turn, stored);
    turn.emit('file.created', rendered);
    return rendered;
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  answers: 'file',
  run: (turn, _, { id }) => render(turn, inPath(files.in(turn.tenant), id, 'file upload', 'file')),
});

const contents = endpoint({
  method: 'GET',
  path: `${PATH}/:id/contents`,
  answers: 'file',
  run(turn, _, { id }) {
    const { content, type } = inPath(files.in(turn.tenant), id, 'file upload', 'file');
    return new RawBody(CONTENT_TYPES.get(type ?? '') ?? 'application/octet-stream', Buffer.from(content, 'base64'));
  },
});

const list = listEndpoint({
  path: PATH,
  answers: 'file',
  filters: { created: range(), purpose: oneOf(...UPLOADED, ...MADE_BY_STRIPE) },
  source(turn, { created, purpose }) {
    const collection = files.in(turn.tenant);
    return {
      rows: collection.rows(),
      find: (id) => collection.row(id),
      where: (file) => inRange(created, file.created) && (!purpose || file.purpose === purpose),
      render: (file) => render(turn, file),
      noun: 'file upload',
    };
  },
});

/** By what the content begins with, else by the name. */
function typeOf(bytes: Buffer, filename: string): string | null {
  const head = bytes.subarray(0, 8).toString('latin1');
  if (head.startsWith('%PDF')) return 'pdf';
  if (head.startsWith('\u0089PNG')) return 'png';
  if (head.startsWith('\u00ff\u00d8\u00ff')) return 'jpg';
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(filename)?.[1]?.toLowerCase() ?? null;
  return ending === 'jpeg' ? 'jpg' : ending;
}

function render(turn: Turn, stored: StoredFile): Stripe.File {
  const { content: _, link, ...shown } = stored;
  return {
    ...shown,
    object: 'file',
    links: {
      object: 'list',
      data: link ? [renderLink(turn, stored, link)] : [],
      has_more: false,
      url: `/v1/file_links?file=${stored.id}`,
    },
    title: null,
    url: `${turn.world.address || 'https://files.stripe.com'}/v1/files/${stored.id}/contents`,
  };
}

function renderLink(
  turn: Turn,
  { id: file, created }: StoredFile,
  link: NonNullable<StoredFile['link']>,
): Stripe.FileLink {
  const expired = link.expires_at !== null && link.expires_at <= turn.now;
  return { ...link, object: 'file_link', created, expired, file, livemode: false };
}

/** What Stripe reads in an identity document: of its test files it knows at once, others take their time. */
export type Legibility = 'accepted' | 'refused' | 'unread';

const TEST_DOCUMENTS: ReadonlyMap<string, Legibility> = new Map([
  ['file_identity_document_success', 'accepted'],
  ['file_identity_document_failure', 'refused'],
] as const);

/** A file that may prove an identity: an upload of the right purpose, or one of Stripe's test files, which is then kept. */
export function identityFile(
  turn: Turn,
  id: string,
  purpose: 'identity_document' | 'additional_verification' | 'account_requirement',
  param: string,
): { id: string; legibility: Legibility } {
  const legibility = TEST_DOCUMENTS.get(id);
  if (legibility) return { id: testDocument(turn, id, purpose), legibility };
  checkUploaded(turn, id, param, purpose);
  return { id, legibility: 'unread' };
}

/** Refuses a file that neither the account nor its platform has uploaded, or for another purpose. */
export function checkUploaded(turn: Turn, id: string, param: string, purpose?: StoredFile['purpose']): void {
  const stored = files.in(turn.tenant).get(id) ?? files.in(turn.world.platform).get(id);
  if (!stored) throw noSuch('file upload', id, param, 400);
  if (purpose === undefined || stored.purpose === purpose) return;
  throw invalid(`The file ${id} has the purpose ${stored.purpose}; it must have the purpose ${purpose}.`, { param });
}

function testDocument(turn: Turn, name: string, purpose: StoredFile['purpose']): string {
  const bytes = Buffer.from(name);
  const stored = files.in(turn.tenant).put({
    id: turn.newId('file'),
    created: turn.now,
    content: bytes.toString('base64'),
    expires_at: null,
    filename: `${name}.png`,
    link: null,
    purpose,
    size: bytes.length,
    type: 'png',
  });
  return stored.id;
}

/** For `expand[]` of what names a file: one of the account's own, or one that the platform uploaded. */
export function loadFile(turn: Turn, id: string): Stripe.File | undefined {
  const stored = files.in(turn.tenant).get(id) ?? files.in(turn.world.platform).get(id);
  return stored && render(turn, stored);
}

export const fileResource: Resource = {
  routes: [create, retrieve, contents, list],
  objects: [{ object: 'file', embeds: ['links'] }],
};
