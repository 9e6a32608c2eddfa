import type { LookupFunction } from 'node:net';
import { isIPv6 } from 'node:net';
import { LRUCache } from 'lru-cache';
import { Pool } from 'undici';

/** So many partners' connections are kept open. */
const MOST_POOLS = 500;
const MOST_CONNECTIONS = 20;
const KEPT_OPEN_MS = 30_000;
const MOST_HEADER_BYTES = 16_384;

/** Connections to one address under one origin: what is open to a name's old address is not used for its new one. */
export interface Connections {
  to(origin: string, address: string): Pool;
  close(): Promise<void>;
}

/** `ca` is trusted instead of the system's authorities. */
export function createConnections(ca: string | undefined): Connections {
  const pools = new LRUCache<string, Pool>({
    max: MOST_POOLS,
    // What is under way there still ends.
    dispose: (pool) => void pool.close().catch(() => undefined),
  });
  return {
    to(origin, address) {
      const key = `${origin} ${address}`;
      const known = pools.get(key);
      if (known) return known;
      const pool = new Pool(origin, {
        connections: MOST_CONNECTIONS,
        pipelining: 1,
        maxHeaderSize: MOST_HEADER_BYTES,
        keepAliveTimeout: KEPT_OPEN_MS,
        keepAliveMaxTimeout: KEPT_OPEN_MS,
        // The time of the whole exchange is bounded by who asks for it.
        headersTimeout: 0,
        bodyTimeout: 0,
        connect: { lookup: alwaysTo(address), ...(ca === undefined ? {} : { ca }) },
      });
      pools.set(key, pool);
      return pool;
    },
    async close() {
      const open = [...pools.values()];
      await Promise.all(open.map((pool) => pool.destroy()));
      pools.clear();
    },
  };
}

/** The name was looked up and its address checked: whatever it answers by now is not asked for. */
function alwaysTo(address: string): LookupFunction {
  const family = isIPv6(address) ? 6 : 4;
  return (_name, options, callback) => {
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}
