import { type Terminal, UsageError } from '../command.js';
import { readPort } from '../options.js';

/** What names a running sandbox on the command line. */
export const ADDRESS_OPTIONS = { url: { type: 'string' }, port: { type: 'string' } } as const;

const DEFAULT = 'http://127.0.0.1:12111';

/** `--url`, else `--port` on this machine, else `SANDBOX_URL`, else where a sandbox listens by default. */
export function readAddress({ url, port }: { url?: string; port?: string }, { env }: Pick<Terminal, 'env'>): string {
  if (url !== undefined && port !== undefined) throw new UsageError('Give --url or --port, not both');
  if (url !== undefined) return originOf(url, '--url');
  if (port !== undefined) return `http://127.0.0.1:${readPort(port)}`;
  return env['SANDBOX_URL'] ? originOf(env['SANDBOX_URL'], 'SANDBOX_URL') : DEFAULT;
}

function originOf(text: string, name: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return new URL(text).origin;
  throw new UsageError(`${name} must be an address like ${DEFAULT}, not ${text}`);
}

export function unreachable(url: string, cause: unknown): Error {
  return new Error(
    `No sandbox answers at ${url}. Start one with npm run sandbox, or name another with --url, --port or SANDBOX_URL`,
    { cause },
  );
}
