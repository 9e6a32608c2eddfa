/**
 * What this process counts, in Prometheus' text format. Door: this file. It knows names of things and nothing of what is
 * counted; a new metric is a line here.
 */
import { Counter, Registry } from 'prom-client';

export interface Metrics {
  /** A credential was shown and opened nothing. */
  credentialRefused(reason: string): void;
  /** A connection brought no request that could be read, or there were too many of them. */
  connectionRefused(reason: string): void;
  /** A request to the address for Stripe's events was answered. */
  webhookAnswered(outcome: string): void;
  /** All of it, as `contentType`. */
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const counter = (name: string, help: string, label = 'reason') =>
    new Counter({ name: `cardgraph_${name}_total`, help, labelNames: [label], registers: [registry] });
  const credentials = counter('credentials_refused', 'Credentials that were shown and opened nothing, by reason.');
  const connections = counter('connections_refused', 'Connections that were ended without an answer, by reason.');
  const webhooks = counter('webhooks_answered', 'Requests of Stripe that were answered, by what they were.', 'outcome');
  return {
    credentialRefused: (reason) => credentials.inc({ reason }),
    connectionRefused: (reason) => connections.inc({ reason }),
    webhookAnswered: (outcome) => webhooks.inc({ outcome }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
