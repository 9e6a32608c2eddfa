import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface OpenedGateway {
  readonly url: string;
  readonly apiKey: string;
  close(): Promise<void>;
}

const ROOT = join(__dirname, '../..');
const API_KEY = 'cg_test_development_key_do_not_use_in_production';

/** The one that `GATEWAY_URL` names, with `API_KEY`; or one of its own on the embedded sandbox, which ends with it. */
export async function openGateway(env: NodeJS.ProcessEnv): Promise<OpenedGateway> {
  const { GATEWAY_URL: url, API_KEY: apiKey = API_KEY } = env;
  if (url !== undefined) {
    await fetch(`${url}/ready`).catch(() => {
      throw new Error(`No gateway answers at ${url}. Start one with: npm start`);
    });
    return { url, apiKey, close: () => Promise.resolve() };
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: ROOT,
    env: { PATH: env['PATH'], PORT: '0', SANDBOX_PORT: '0', DATABASE_URL: 'sqlite::memory:' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  let said = '';
  const found = new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [, base] = /"url":"(http:[^"]+)".*"msg":"listening"/.exec(said) ?? [];
      if (base !== undefined) resolve(base);
    });
  });
  const failed = ended.then(([code]) => Promise.reject(new Error(`The gateway ended with ${String(code)}: ${said}`)));
  failed.catch(() => undefined);
  return { url: await Promise.race([found, failed]), apiKey: API_KEY, close };
}
