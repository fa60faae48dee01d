import { configApp, RULES_LIST } from '@adonisjs/eslint-config'

/** Formatting is prettier's business and the author's; lines may be long where that reads better. */
const formatting = Object.keys(RULES_LIST).filter((name) => name.startsWith('@stylistic/') || name === 'prettier/prettier' || name.startsWith('prettier/'))
const off = (names) => Object.fromEntries(names.map((name) => [name, 'off']))

/** The preset's rules that go against how this code is written. */
const unwanted = ['curly', '@unicorn/no-await-expression-member', '@typescript-eslint/no-shadow', 'no-control-regex', 'arrow-body-style', 'prefer-arrow-callback']

const TSYRINGE = {
  name: 'tsyringe',
  importNames: ['singleton', 'scoped', 'autoInjectable', 'container', 'registry', 'instanceCachingFactory', 'predicateAwareClassFactory'],
  message: 'The host gives each plugin a container of its own; use @injectable() and @inject(token).',
}
const DETERMINISM = 'Workflow code must give the same result when it is replayed; do this in an activity.'

export default configApp(
  { ignores: ['node_modules/**', 'storage/**', 'tmp/**', '.adonisjs/**', 'database/schema.ts', 'plugins/client/schema.ts', '**/*.vue', 'public/**', 'docs/**'] },
  { name: 'No opinions on formatting', files: ['**/*.{ts,js,cjs}'], rules: off([...formatting, ...unwanted]) },
  {
    name: 'Scripts that run before there is TypeScript',
    files: ['**/*.{js,cjs}'],
    rules: {
      'eqeqeq': ['error', 'always'],
      'prefer-const': 'error',
      'no-var': 'error',
      'no-unreachable': 'error',
      'no-fallthrough': 'error',
      'no-self-assign': 'error',
      'no-constant-condition': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@unicorn/prefer-node-protocol': 'error',
      '@unicorn/filename-case': ['error', { case: 'snakeCase', ignore: ['\\.config\\.js$', '^\\.dependency-cruiser\\.cjs$'] }],
    },
  },
  {
    name: 'Browser code has the same rules as the rest',
    files: ['resources/ui/**/*.ts'],
    rules: {
      ...RULES_LIST,
      ...off([...formatting, ...unwanted]),
      '@adonisjs/no-backend-import-in-frontend': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'Program > VariableDeclaration > VariableDeclarator > NewExpression[callee.object.name="Intl"]', message: 'Every page would pay for it: languageOf((locale) => new Intl…), resources/ui/composables/page_language.ts.' },
        { selector: 'Program > ExportNamedDeclaration > VariableDeclaration > VariableDeclarator > NewExpression[callee.object.name="Intl"]', message: 'Every page would pay for it: languageOf((locale) => new Intl…), resources/ui/composables/page_language.ts.' },
      ],
      'no-restricted-imports': ['error', { patterns: [{ regex: '^node:', message: 'There is no Node in a browser.' }, { regex: '^#(?!build/)', allowTypeImports: true, message: 'The browser learns of the server through @generated.' }] }],
    },
  },
  {
    name: 'Plugins do not touch the container of the host',
    files: ['adapters/**/*.ts', 'plugins/local/**/*.{ts,js}', 'plugins/testkit/tests/sample/**/*.ts'],
    ignores: ['**/tests/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [TSYRINGE] }] },
  },
  {
    name: 'Workflows are deterministic',
    files: ['workflows/index.ts', 'workflows/*/workflow.ts', 'workflows/*/contract.ts', 'workflows/shared/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^node:', message: DETERMINISM }, { regex: '^(luxon|pg|undici|@adonisjs/.*|@temporalio/(worker|client|activity|testing))$', message: DETERMINISM }] },
      ],
      'no-restricted-globals': ['error', { name: 'process', message: DETERMINISM }, { name: 'fetch', message: DETERMINISM }, { name: 'setInterval', message: DETERMINISM }],
      '@typescript-eslint/no-floating-promises': 'error',
    },
  },
  {
    name: 'Workers wait for what they begin',
    files: ['workflows/worker.ts', 'workflows/*/activities.ts', 'core/services/publishing/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  }
)
