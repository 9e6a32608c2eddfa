// To load a gateway takes longer than most files test. Here many files share what is loaded: a bundle has each of them in
// a `describe` of its own. `npx jest path` runs a file by itself.
const { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { jest } = require('../../../package.json');
const { LONG } = require('./long.cjs');

const ROOT = join(__dirname, '../../..');
const BUNDLES = 'dist/tests';
const FILES_IN_A_BUNDLE = 16;

/** Whose results are kept beside the file, or who changes what all would share. */
const ALONE = /\.toMatchSnapshot\(|jest\.(mock|useFakeTimers)\(/;

/** A module that several files share is loaded once: what it does around tests, it does around all of the bundle. */
const AROUND_TESTS = /^(before|after)(All|Each)\(/m;

const sources = ['src', 'test'].flatMap((root) =>
  readdirSync(join(ROOT, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${root}/${name}`)
    .sort(),
);
const textOf = (file) => readFileSync(join(ROOT, file), 'utf8');
const isTest = (file) => file.endsWith('.test.ts');
const isAlone = (file) => LONG.test(file) || ALONE.test(textOf(file));

const tests = sources.filter(isTest);
const bundled = tests.filter((file) => !isAlone(file));
const around = sources.filter((file) => !isTest(file) && AROUND_TESTS.test(textOf(file)));

rmSync(join(ROOT, BUNDLES), { recursive: true, force: true });
mkdirSync(join(ROOT, BUNDLES), { recursive: true });
for (let at = 0; at < bundled.length; at += FILES_IN_A_BUNDLE) {
  const files = bundled.slice(at, at + FILES_IN_A_BUNDLE);
  const lines = [
    ...around.map((file) => `require('../../${file}');`),
    ...files.map((file) => `describe('${file}', () => void require('../../${file}'));`),
  ];
  writeFileSync(join(ROOT, BUNDLES, `${at / FILES_IN_A_BUNDLE}.test.js`), lines.join('\n'));
}

module.exports = {
  ...jest,
  rootDir: ROOT,
  testSequencer: join(__dirname, 'sequencer.cjs'),
  roots: [...jest.roots, `<rootDir>/${BUNDLES}`],
  testMatch: [`<rootDir>/${BUNDLES}/*.test.js`, ...tests.filter(isAlone).map((file) => `<rootDir>/${file}`)],
};
