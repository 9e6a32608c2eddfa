import type { Logger } from '../../log.js';
import type { LiveViewer } from './operations.js';

/** Why a line is cut by us: its credential opens nothing any more, or this process ends. */
export type Cut = 'credential' | 'going away';

/** A connection that stays open: a socket, or a stream of events. */
export interface Line {
  readonly viewer: Pick<LiveViewer<unknown>, 'principal' | 'credential' | 'expiresAt'>;
  cut(why: Cut): void;
}

export interface LinesOptions {
  /** Open lines of one viewer. */
  readonly mostPerViewer: number;
  /** Which of these credentials open nothing any more, whoever revoked them. */
  readonly closedAmong: (credentials: readonly string[]) => Promise<readonly string[]>;
  /** Tells of each that is revoked in this process; returns what ends it. */
  readonly onRevoked: (hear: (credential: string) => void) => () => void;
  readonly log: Pick<Logger, 'warn'>;
  readonly lookEveryMs?: number;
}

export interface Lines {
  /** False: the viewer has too many. */
  add(line: Line): boolean;
  remove(line: Line): void;
  /** Looks now for credentials that were revoked elsewhere, and for those whose time is over. */
  look(): Promise<void>;
  /** Cuts all. */
  close(): void;
}

const LOOK_EVERY_MS = 1_000;

/** All open lines, by whose they are. A credential that opens nothing any more loses its lines within a second. */
export function createLines(options: LinesOptions): Lines {
  const { mostPerViewer, closedAmong, onRevoked, log, lookEveryMs = LOOK_EVERY_MS } = options;
  const byCredential = new Map<string, Set<Line>>();
  const byPrincipal = new Map<string, number>();
  let looking: Promise<void> | undefined;

  const cutAll = (credential: string) => {
    for (const line of byCredential.get(credential) ?? []) line.cut('credential');
  };
  const stop = onRevoked(cutAll);

  async function lookOnce(): Promise<void> {
    const now = Date.now();
    for (const lines of byCredential.values())
      for (const line of lines) if ((line.viewer.expiresAt?.getTime() ?? now + 1) <= now) line.cut('credential');
    const credentials = [...byCredential.keys()];
    if (credentials.length > 0) for (const closed of await closedAmong(credentials)) cutAll(closed);
  }
  const look = () =>
    (looking ??= lookOnce()
      .catch((err: unknown) => log.warn({ err }, 'the credentials of open lines could not be checked'))
      .finally(() => (looking = undefined)));
  const timer = setInterval(() => void look(), lookEveryMs).unref();

  return {
    add(line) {
      const { principal, credential } = line.viewer;
      const count = byPrincipal.get(principal) ?? 0;
      if (count >= mostPerViewer) return false;
      byPrincipal.set(principal, count + 1);
      byCredential.set(credential, (byCredential.get(credential) ?? new Set()).add(line));
      return true;
    },
    remove(line) {
      const { principal, credential } = line.viewer;
      const lines = byCredential.get(credential);
      if (!lines?.delete(line)) return;
      if (lines.size === 0) byCredential.delete(credential);
      const count = (byPrincipal.get(principal) ?? 1) - 1;
      if (count === 0) byPrincipal.delete(principal);
      else byPrincipal.set(principal, count);
    },
    look,
    close() {
      clearInterval(timer);
      stop();
      for (const lines of byCredential.values()) for (const line of lines) line.cut('going away');
    },
  };
}
