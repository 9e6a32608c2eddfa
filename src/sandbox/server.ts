import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerControl } from './control.js';
import { tellAnswer } from './controls/answers.js';
import { answerWorldControl, type Controls } from './controls/routes.js';
import { Trouble } from './controls/trouble.js';
import type { Dispatcher, WireAnswer } from './dispatch.js';
import type { World } from './state/world.js';
import { invalid, StripeRefusal } from './wire/error-body.js';
import { decodeForm, type FormHash } from './wire/form-body.js';
import { decodeMultipart } from './wire/multipart.js';
import { RawBody } from './wire/raw-body.js';

const BODY_LIMIT = 1024 * 1024;

/** Of a file upload, as at Stripe. */
const UPLOAD_LIMIT = 16 * 1024 * 1024;

const ELSEWHERE = 'Pages of other origins may not use the controls of the sandbox.';

interface Sent {
  bytes: Buffer;
  tooLarge: boolean;
}

/**
 * HTTP in front of the dispatcher. Whatever arrives gets an answer in Stripe's form, unless a fault was ordered. `settled`
 * is awaited before an answer is sent.
 */
export function createSandboxServer(
  dispatcher: Dispatcher,
  world: World,
  controls: Controls,
  settled: () => Promise<void>,
): Server {
  const trouble = new Trouble(dispatcher, controls.faults, controls.limits, async (response, answer) => {
    await settled();
    const { method = 'GET', url = '/' } = response.req;
    tellAnswer({ method, path: url, status: answer.status, body: answer.body });
    send(response, answer);
  });
  const control = async (method: string, path: string, text: string, response: ServerResponse) => {
    const known = await answerWorldControl(controls, method, path, text);
    const { status, body } = known ?? answerControl(dispatcher, world, method, path, text);
    await settled();
    send(response, { status, headers: {}, body });
  };
  const respond = (request: IncomingMessage, response: ServerResponse, sent: Sent): Promise<void> => {
    const method = request.method ?? 'GET';
    const [path = '/', query = ''] = splitOnce(request.url ?? '/', '?');
    if (path.startsWith('/_sandbox/')) {
      if (!isFromElsewhere(request)) return control(method, path, sent.bytes.toString('utf8'), response);
      send(response, { status: 403, headers: {}, body: { error: { message: ELSEWHERE } } });
      return Promise.resolve();
    }
    const params = () => merged(decodeForm(query), method === 'POST' ? decodeBody(request, sent) : {});
    return trouble.answer({ method, path, headers: singleHeaders(request), params }, response);
  };
  const server = createServer((request, response) => {
    read(request)
      .then((sent) => respond(request, response, sent))
      .catch(() => response.destroy());
  });
  server.on('clientError', (_, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  return server;
}

/** Browsers let any page send a form or a text to any address; they name the page's origin with it. */
function isFromElsewhere({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined && headers.origin !== `http://${headers.host ?? ''}`;
}

async function read(request: IncomingMessage): Promise<Sent> {
  const chunks: Buffer[] = [];
  let size = 0;
  const limit = isUpload(request) ? UPLOAD_LIMIT : BODY_LIMIT;
  for await (const chunk of request) {
    const bytes: Buffer = Buffer.from(chunk);
    size += bytes.length;
    if (size <= limit) chunks.push(bytes);
  }
  return { bytes: Buffer.concat(chunks), tooLarge: size > limit };
}

function decodeBody(request: IncomingMessage, sent: Sent): FormHash {
  if (sent.tooLarge)
    throw new StripeRefusal(413, 'The request body is too large: 1 MB, or 16 MB for an uploaded file.');
  const type = request.headers['content-type'] ?? 'application/x-www-form-urlencoded';
  if (isUpload(request)) return decodeMultipart(type, sent.bytes);
  if (sent.bytes.length > 0 && !type.startsWith('application/x-www-form-urlencoded')) {
    throw invalid(
      `Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any ` +
        'questions, we can help at https://support.stripe.com/.',
    );
  }
  return decodeForm(sent.bytes.toString('utf8'));
}

function isUpload(request: IncomingMessage): boolean {
  return (
    /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '') &&
    /^\/v1\/files(\?|$)/.test(request.url ?? '')
  );
}

function merged(query: FormHash, body: FormHash): FormHash {
  return Object.assign(query, body);
}

function singleHeaders(request: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function send(response: ServerResponse, answer: Omit<WireAnswer, 'body'> & { body: unknown }): void {
  const { body } = answer;
  const isRaw = body instanceof RawBody;
  const bytes = isRaw ? body.bytes : Buffer.from(`${JSON.stringify(body, null, 2)}\n`);
  for (const [name, value] of Object.entries(answer.headers)) setHeader(response, name, value);
  response.writeHead(answer.status, {
    'content-type': isRaw ? body.type : 'application/json',
    'content-length': bytes.length,
    'cache-control': 'no-cache, no-store',
  });
  response.end(bytes);
}

/** Echoed values come from the caller: what HTTP cannot carry is left out rather than failing the answer. */
function setHeader(response: ServerResponse, name: string, value: string): void {
  try {
    response.setHeader(name, value);
  } catch {
    response.removeHeader(name);
  }
}
