import fastify from 'fastify';
import type { Ready } from './throughput.js';

/** A route that answers a POST with JSON it was given: what HTTP itself costs. */
process.once('message', (answer: string) => {
  const app = fastify({ logger: false });
  const data: unknown = JSON.parse(answer);
  app.post('/', () => data);
  app.listen({ host: '127.0.0.1', port: 0 }).then(
    (url) => {
      const ready: Ready = { url };
      process.send?.(ready);
    },
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('SIGTERM', () => process.exit(0));
