import { createHash } from 'node:crypto';
import { invalid } from './error-body.js';
import { decodeForm, emptyHash, type FormHash, type FormValue } from './form-body.js';
import { Param } from './params.js';

/** A file as it came in a multipart body. */
export interface Upload {
  bytes: Buffer;
  filename: string;
  type: string | null;
}

interface Part extends Omit<Upload, 'filename'> {
  name: string;
  filename: string | undefined;
}

/** In the form, a file is its name, size and digest, which logs may show and retries are compared by; its bytes stand here. */
const uploads = new WeakMap<FormHash, Upload>();

/** The fields as in any form, and the files. */
export function decodeMultipart(contentType: string, body: Buffer): FormHash {
  const parts = partsOf(contentType, body);
  const fields = parts.filter((part) => part.filename === undefined);
  const form = decodeForm(
    fields.map(({ name, bytes }) => `${encoded(name)}=${encodeURIComponent(bytes.toString('utf8'))}`).join('&'),
  );
  for (const { name, bytes, filename, type } of parts) {
    if (filename === undefined) continue;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const shown = Object.assign(emptyHash(), { filename, sha256, size: String(bytes.length) });
    uploads.set(shown, { bytes, filename, type });
    form[name] = shown;
  }
  return form;
}

function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']');
}

export function upload(): Param<Upload> {
  return new Param((value: FormValue, name) => {
    const found = typeof value === 'string' ? undefined : uploads.get(value);
    if (!found) {
      throw invalid('A file must be uploaded as multipart/form-data.', { param: name });
    }
    return found;
  }, false);
}

function partsOf(contentType: string, body: Buffer): Part[] {
  const [, quoted, plain] = /boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw malformed();
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let from = body.indexOf(mark);
  if (from < 0) throw malformed();
  for (;;) {
    const start = from + mark.length;
    if (body.subarray(start, start + 2).toString('latin1') === '--') return parts;
    const next = body.indexOf(mark, start);
    if (next < 0) throw malformed();
    parts.push(partIn(body.subarray(start, next)));
    from = next;
  }
}

/** Headers, an empty line, content; a line break before and after. */
function partIn(bytes: Buffer): Part {
  const split = bytes.indexOf('\r\n\r\n');
  if (split < 0 || bytes.subarray(-2).toString('latin1') !== '\r\n') throw malformed();
  const head = bytes.subarray(0, split).toString('utf8');
  const name = /\bname="([^"]*)"/i.exec(head.replace(/filename="[^"]*"/i, ''))?.[1];
  if (name === undefined) throw malformed();
  return {
    name,
    filename: /filename="([^"]*)"/i.exec(head)?.[1],
    type: /^content-type:\s*([^\s;]+)/im.exec(head)?.[1] ?? null,
    bytes: bytes.subarray(split + 4, -2),
  };
}

function malformed(): Error {
  return invalid(
    'Invalid request (check your POST parameters): For assistance, contact support at https://support.stripe.com/contact/.',
  );
}
