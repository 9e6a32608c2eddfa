import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Unauthenticated } from '../../auth/unauthenticated.js';
import type { Logger } from '../../log.js';
import { contentTypeOf } from './content-type.js';

export interface UploadRules {
  readonly mostBytes: number;
  readonly contentTypes: readonly string[];
}

export interface SentFile {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly sha256: string;
}

export type Uploaded =
  | { readonly kind: 'uploaded'; readonly file: { readonly id: string; readonly size: number } }
  | { readonly kind: 'refused'; readonly message: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'other_file' | 'in_flight' | 'no_calls_left' | 'unavailable' };

/** What stands behind a link that is good. */
export interface OpenUpload {
  readonly rules: UploadRules;
  take(file: SentFile): Promise<Uploaded>;
}

/** @throws Unauthenticated for a link that opens nothing */
export type OpenLink = (
  link: string,
  from: { readonly address: string; readonly requestId: string },
) => Promise<OpenUpload>;

/** So many files are held in memory at once; the link is checked before a byte of any is read. */
const MOST_AT_ONCE = 8;
const MOST_BYTES = 10 * 1024 * 1024;
const TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'application/octet-stream'];

declare module 'fastify' {
  interface FastifyRequest {
    upload: OpenUpload | null;
  }
}

/** The one way for a file: in a request of its own, whose link says who sends it and what for. */
export async function addUploadRoute(app: FastifyInstance, open: OpenLink, log: Logger): Promise<void> {
  let running = 0;
  await app.register(async (uploads) => {
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser(TYPES, { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    uploads.decorateRequest('upload', null);
    uploads.setErrorHandler((error, request, reply) => {
      const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
      if (error instanceof Unauthenticated) return refuse(request, reply, 'UNAUTHENTICATED', 'The link opens nothing.');
      if (status === 413) return refuse(request, reply, 'PAYLOAD_TOO_LARGE', 'The file is too large.');
      if (status === 415) return refuse(request, reply, 'UNSUPPORTED_MEDIA_TYPE', 'This is no type of file for this.');
      if (status >= 400 && status < 500) return refuse(request, reply, 'BAD_REQUEST', 'The request is malformed.');
      log.error({ err: error, requestId: request.id }, 'an upload failed');
      return refuse(request, reply, 'INTERNAL_SERVER_ERROR', 'Something went wrong here.');
    });
    uploads.post('/uploads', {
      async onRequest(request, reply) {
        const link = new URL(request.url, 'http://localhost').searchParams.get('link') ?? '';
        request.upload = await open(link, { address: request.ip, requestId: request.id });
        // Its place would never be free again.
        if (reply.raw.destroyed) return reply.hijack();
        if (running >= MOST_AT_ONCE)
          return refuse(request, reply, 'UNAVAILABLE', 'Too many files are being sent. Try again.', 1000);
        running += 1;
        reply.raw.once('close', () => (running -= 1));
        return undefined;
      },
      handler: (request, reply) => receive(request, reply),
    });
  });
}

async function receive(request: FastifyRequest, reply: FastifyReply) {
  const { body: bytes, upload } = request;
  if (!Buffer.isBuffer(bytes) || upload === null || bytes.length === 0)
    return refuse(request, reply, 'BAD_REQUEST', 'The body must be the file.');
  const { mostBytes, contentTypes } = upload.rules;
  if (bytes.length > mostBytes)
    return refuse(request, reply, 'PAYLOAD_TOO_LARGE', `The file has more than ${mostBytes} bytes.`);
  const contentType = contentTypeOf(bytes);
  if (contentType === null || !contentTypes.includes(contentType))
    return refuse(request, reply, 'UNSUPPORTED_MEDIA_TYPE', `The file must be one of: ${contentTypes.join(', ')}.`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return answer(request, reply, await upload.take({ bytes, contentType, sha256 }));
}

function answer(request: FastifyRequest, reply: FastifyReply, uploaded: Uploaded) {
  switch (uploaded.kind) {
    case 'uploaded':
      return reply.code(201).send({ file: uploaded.file });
    case 'refused':
      return refuse(request, reply, 'REFUSED', uploaded.message, uploaded.retryAfterMs);
    case 'other_file':
      return refuse(request, reply, 'CONFLICT', 'Another file was sent to this link: it takes one.');
    case 'in_flight':
      return refuse(request, reply, 'CONFLICT', 'The file is being sent: ask again for its answer.', 1000);
    case 'no_calls_left':
      return refuse(request, reply, 'RATE_LIMITED', 'The calls of this minute are spent.', 60_000);
    case 'unavailable':
      return refuse(request, reply, 'UNAVAILABLE', 'Stripe gave no answer. Send the same file again.', 1000);
  }
}

const STATUS = {
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  CONFLICT: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  REFUSED: 422,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  UNAVAILABLE: 503,
} as const;

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  code: keyof typeof STATUS,
  message: string,
  retryAfterMs: number | null = null,
) {
  if (retryAfterMs !== null) void reply.header('retry-after', String(Math.ceil(retryAfterMs / 1000)));
  // What is not read of the body must not be taken for the next request.
  if (!request.raw.complete) void reply.header('connection', 'close');
  return reply.code(STATUS[code]).send({ errors: [{ message, extensions: { code, requestId: request.id } }] });
}
