const { default: Sequencer } = require('@jest/test-sequencer');
const { LONG } = require('./long.cjs');

/** What takes longest begins first, even where nobody knows yet how long anything takes. */
module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isLong = ({ path, context }) => LONG.test(path.slice(context.config.rootDir.length + 1));
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
