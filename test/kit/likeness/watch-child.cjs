// `node -r` this before a sandbox in a process of its own: an answer unlike Stripe's is named, and ends the process.
const { subscribe } = require('node:diagnostics_channel');
const { require: load } = require('tsx/cjs/api');

const { unlikeAnswer } = load('./unlike.ts', __filename);
const { ANSWERS } = load('../../../src/sandbox/controls/answers.ts', __filename);

subscribe(ANSWERS, (message) => {
  const found = unlikeAnswer(message);
  if (found.length === 0) return;
  process.stderr.write(`${found.join('\n')}\n`);
  process.exit(3);
});
