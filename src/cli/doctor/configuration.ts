import { accessSync, constants } from 'node:fs';
import { type Config, ConfigError, loadConfig } from '../../config.js';
import { failure, type Finding, ok, warning } from './finding.js';

const CHECK = 'configuration';

export interface Configured {
  /** Null: nothing that it names can be looked at. */
  readonly config: Config | null;
  readonly findings: readonly Finding[];
}

/** Each wrong variable by its name, and the files that others name. */
export function lookAtConfiguration(env: NodeJS.ProcessEnv): Configured {
  try {
    const config = loadConfig(env);
    const faults = [...unreadable(config), ...openSecrets(config)];
    return { config, findings: faults.length > 0 ? faults : [ok(CHECK, `NODE_ENV is ${config.environment}.`)] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const todo = 'Set it as README.md says. What it names was not looked at.';
    return { config: null, findings: error.problems.map((problem) => failure(CHECK, `${problem}.`, todo)) };
  }
}

function unreadable({ trustedDocuments, jwtIssuers }: Config): Finding[] {
  const files = { TRUSTED_DOCUMENTS: trustedDocuments.file, JWT_ISSUERS: jwtIssuers };
  return Object.entries(files).flatMap(([name, file]) => {
    if (file === undefined || canRead(file)) return [];
    return [failure(CHECK, `${name} names a file that cannot be read.`, 'Mend its path, or who may read it.')];
  });
}

function canRead(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function openSecrets({ production, storeKeys }: Config): Finding[] {
  if (!production || storeKeys.length > 0) return [];
  const what = 'STORE_KEYS is not set: who reads the store reads the secrets of partners’ endpoints.';
  return [warning(CHECK, what, 'Set it to a key: openssl rand -base64 32')];
}
