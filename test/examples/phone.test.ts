import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** The example as its reader starts it. */
async function phone(env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'examples/phone/phone.ts'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  const [code] = await once(child, 'close');
  return { code: Number(code), out, err };
}

it('A phone has its own cards alone, freezes one, and hears of every purchase once, though its line is lost', async () => {
  const { code, out, err } = await phone();
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('a text of its own: refused, DOCUMENT_NOT_TRUSTED');
  expect(out).toContain("somebody else's cards: refused, NOT_FOUND");
  expect(out.match(/-> .*/g)).toEqual([
    '-> bought $4.50 Corner Coffee',
    '-> declined $19.00 Lucky Casino',
    '-> bought $12.00 Rocket Books',
  ]);
}, 120_000);

it('It says what is wrong when no gateway answers', async () => {
  const { code, out, err } = await phone({ GATEWAY_URL: 'http://127.0.0.1:1' });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('No gateway answers at http://127.0.0.1:1');
}, 60_000);
