import graphql from '@graphql-eslint/eslint-plugin';
import tseslint from 'typescript-eslint';

const restricted = (...extra) => [
  'error',
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'TSAnyKeyword', message: 'No any: say what it is.' },
  ...extra,
];
const processEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only src/config.ts (and the entry that hands it over) reads the environment.',
};
const newStripe = {
  selector: "NewExpression[callee.name='Stripe']",
  message: 'Only src/stripe/ makes a Stripe client.',
};
const newDataLoader = {
  selector: "NewExpression[callee.name='DataLoader']",
  message: 'DataLoaders are made in *.loader.ts and src/stripe/ only.',
};

export default tseslint.config(
  {
    ignores: ['dist/', 'coverage/', 'node_modules/', 'test/kit/operations.generated.ts', 'examples/phone/operations/'],
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser, parserOptions: { project: './tsconfig.json' } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-syntax': restricted(processEnv, newStripe, newDataLoader),
    },
  },
  { files: ['src/config.ts'], rules: { 'no-restricted-syntax': restricted(newStripe, newDataLoader) } },
  { files: ['src/stripe/**', '**/*.loader.ts'], rules: { 'no-restricted-syntax': restricted(processEnv) } },
  {
    files: ['test/**', 'bench/**', 'examples/**', 'src/cli/**', 'src/main.ts', 'src/**/*.test.ts'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': restricted(newDataLoader) },
  },
  {
    files: ['examples/**/*.mjs'],
    languageOptions: {
      globals: { Buffer: false, console: false, fetch: false, process: false, URL: false },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-undef': 'error',
      'no-unused-vars': 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }],
    },
  },
  {
    files: ['schema.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: './schema.graphql' } } },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // Values have no ids: they are parts of what has one.
      '@graphql-eslint/strict-id-in-types': 'off',
      // Lists that a client reads whole are plain lists; keys, log entries and documents are no nodes.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
      // Stripe's own names: `authorization_method`, `cardholder`.
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
);
