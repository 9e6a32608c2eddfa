import type { Config } from '../config.js';

/** The query that the banner and Apollo Sandbox offer first. */
export const FIRST_QUERY = `query FirstLook {
  viewer {
    name
  }
  connectedAccounts(first: 3) {
    nodes {
      id
      businessProfile {
        name
      }
      financialAccounts(first: 1) {
        nodes {
          balance {
            cash {
              formatted
            }
          }
        }
      }
      cards(first: 3) {
        nodes {
          last4
          status
          cardholder {
            name
          }
        }
      }
    }
  }
}`;

export interface Addresses {
  readonly url: string;
  readonly stripe: { readonly base: string; readonly sandbox: boolean; readonly secretKey: string | undefined };
}

/** What a developer needs to make the first call. Shows no secret but those of the sandbox. */
export function banner(config: Config, { url, stripe }: Addresses): string {
  const lines = [
    '',
    'Cardgraph is ready.',
    '',
    `  GraphQL   ${url}/graphql   (open it in a browser for Apollo Sandbox)`,
    `  API key   ${credential(config)}`,
    stripe.sandbox
      ? `  Stripe    the embedded sandbox at ${stripe.base}, with the key ${stripe.secretKey}`
      : `  Stripe    ${stripe.base}, ${config.stripe.kind === 'remote' ? config.stripe.mode : 'test'} mode`,
    '',
    '  A first query, from the command line:',
    '',
    ...curl(url, config.developmentKey ?? '$CARDGRAPH_KEY').map((line) => `    ${line}`),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function credential({ developmentKey, bootstrapApiKey }: Config): string {
  if (developmentKey !== undefined) return developmentKey;
  if (bootstrapApiKey !== undefined) return 'the value of BOOTSTRAP_API_KEY';
  return 'none yet: npm run cli -- keys create --name me --permissions all --accounts all';
}

function curl(url: string, key: string): string[] {
  const query = FIRST_QUERY.replace(/\s+/g, ' ');
  return [
    `curl -s ${url}/graphql \\`,
    `  -H 'content-type: application/json' -H "authorization: Bearer ${key}" \\`,
    `  -d '${JSON.stringify({ query })}'`,
  ];
}
