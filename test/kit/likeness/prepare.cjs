// Before the first test file, in Jest's own process, where its module mapping does not reach: tsx finds the .ts behind .js.
const { existsSync } = require('node:fs');
const { require: load } = require('tsx/cjs/api');

/** Derives the schema once for each version of the stripe package; the compiler is heavy. */
module.exports = () => {
  if (!existsSync(load('./schema.ts', __filename).keptAt())) load('./derive.ts', __filename).keepDerived();
};
