/*
 * Who may import what. The table in CONTRIBUTING.md, as rules; each names the folder it protects.
 *
 *   npx depcruise --config .dependency-cruiser.cjs core plugins adapters workflows resources/ui start config database bin
 *
 * tests/architecture/imports.spec.ts runs them twice: over what is left at run time, and with type-only imports.
 */
const { writeCruiseTsconfig } = require('./bin/cruise_tsconfig.js')

/** Tests and test doubles may reach further than the code they test. */
const TESTS = '(^|/)tests/'
/** What things look like, how much of them there may be, what one may choose from, and rules that both sides have to agree on. */
const SHARED_LISTS = '^core/services/(profiles/(shapes|fonts|limits|countries)|media_kit/limits|approvals/(shapes|limits)|calendar/(entry_kinds|shapes|spans)|links/(addresses|limits|shapes|utm)|notices/shapes|templates/(hashtags|limits|variables))[.]ts$'
const application = '^(core|config|database|start|bin|tests)/'

module.exports = {
  forbidden: [
    {
      name: 'the-sdk-imports-nothing-of-ours',
      comment: 'The contract stands alone: no package, no other folder.',
      severity: 'error',
      from: { path: '^plugins/sdk/' },
      to: { pathNot: '^plugins/sdk/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'the-host-knows-only-the-sdk',
      comment: 'The host loads any plugin by a path it found; it knows no platform and no business rule.',
      severity: 'error',
      from: { path: '^plugins/host/', pathNot: TESTS },
      to: { path: `${application}|^(adapters|workflows|resources|plugins/testkit|plugins/local|\\.adonisjs)/|^node_modules/(@adonisjs|@temporalio)/` },
    },
    {
      name: 'the-test-kit-knows-only-sdk-and-host',
      comment: 'It has to work in the repository of a plugin that is not ours.',
      severity: 'error',
      from: { path: '^plugins/testkit/', pathNot: TESTS },
      to: { path: `${application}|^(adapters|workflows|resources|\\.adonisjs)/|^node_modules/(@adonisjs|@temporalio)/` },
    },
    {
      name: 'the-client-imports-nothing-of-ours',
      comment: 'It is installed where nothing of this repository is; it knows the API by what is generated into it.',
      severity: 'error',
      from: { path: '^plugins/client/', pathNot: TESTS },
      to: { pathNot: '^plugins/client/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'adapters-see-only-the-sdk',
      comment: 'An adapter of ours has the shape of a stranger’s package.',
      severity: 'error',
      from: { path: '^adapters/', pathNot: TESTS },
      to: { path: `${application}|^(workflows|resources|plugins/host|\\.adonisjs)/|^node_modules/(@adonisjs|@temporalio)/` },
    },
    {
      name: 'adapters-do-not-carry-the-test-kit',
      comment: 'Emulators and tests are built with the kit; code that publishes is not.',
      severity: 'error',
      from: { path: '^adapters/', pathNot: `${TESTS}|^adapters/[^/]+/emulator/` },
      to: { path: '^plugins/testkit/' },
    },
    {
      name: 'tests-of-adapters-stay-outside-the-application',
      severity: 'error',
      from: { path: '^adapters/[^/]+/tests/' },
      to: { path: '^(core|config|database|start|workflows|resources)/' },
    },
    {
      name: 'adapters-do-not-know-each-other',
      comment: 'What two of them share lives in a folder that begins with an underscore.',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: { path: '^adapters/', pathNot: '^adapters/($1|_[^/]+)/' },
    },
    {
      name: 'core-knows-no-adapter',
      comment: 'Core asks the host for an adapter by its id.',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: '^(adapters|plugins/local)/' },
    },
    {
      name: 'core-knows-contracts-of-workflows-only',
      comment: 'Names, ids, inputs and signals. Only the command that starts workers needs the rest.',
      severity: 'error',
      from: { path: '^core/', pathNot: '^core/commands/worker_start[.]ts$' },
      to: { path: '^workflows/', pathNot: '/contract[.]ts$' },
    },
    {
      name: 'core-does-not-show',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: '^(resources|tests)/|^[.]adonisjs/client/', pathNot: '^resources/reels/[^/]+/props[.]ts$' },
    },
    {
      name: 'scripts-stand-outside',
      comment: 'They bring the application up. Commands may ask where they find a tool; what serves people may not.',
      severity: 'error',
      from: { path: '^(core|workflows|plugins|adapters|resources|start|config)/', pathNot: `^core/commands/|${TESTS}` },
      to: { path: '^bin/' },
    },
    {
      name: 'only-commands-use-the-test-kit',
      comment: 'adapter:test and emulator:serve; nothing that serves people.',
      severity: 'error',
      from: { path: '^(core|workflows|start|config)/', pathNot: '^core/commands/' },
      to: { path: '^plugins/testkit/' },
    },
    {
      name: 'services-do-not-know-http',
      comment: 'Workers and commands call services too, where there is no request.',
      severity: 'error',
      from: { path: '^core/(services|models|validators)/' },
      to: { path: '^core/(controllers|middleware|commands|transformers)/|^start/routes' },
    },
    {
      name: 'workflows-stay-deterministic',
      comment: 'What the bundle reaches at run time: Temporal’s own packages and files of workflows/.',
      severity: 'error',
      from: { path: '^workflows/index[.]ts$' },
      to: { path: `${application}|^(adapters|plugins|resources)/|^node_modules/@adonisjs/|/activities[.]ts$`, reachable: true },
    },
    {
      name: 'workflow-files-know-activities-as-types',
      severity: 'error',
      from: { path: '^workflows/.*/(workflow|contract)[.]ts$|^workflows/(index[.]ts$|shared/)' },
      to: { path: `${application}|^(adapters|plugins/host|plugins/testkit|resources)/` },
    },
    {
      name: 'workers-call-services',
      comment: 'Activities and the worker reach core through its services, and through nothing else.',
      severity: 'error',
      from: { path: '^workflows/.*activities[.]ts$|^workflows/worker[.]ts$' },
      to: { path: '^(core|adapters|resources|plugins/testkit)/', pathNot: '^core/services/' },
    },
    {
      name: 'browsers-know-types-only',
      comment: 'The browser learns of the server through what is generated into .adonisjs/client, and through lists that are one for both sides.',
      severity: 'error',
      from: { path: '^resources/ui/' },
      to: { path: `${application}|^(adapters|workflows|plugins)/|^[.]adonisjs/server/`, pathNot: SHARED_LISTS },
    },
    {
      name: 'shared-lists-import-nothing',
      comment: 'They end up in the browser, and so would whatever they import: each other, and nothing else.',
      severity: 'error',
      from: { path: SHARED_LISTS },
      to: { path: '.', pathNot: SHARED_LISTS },
    },
    {
      name: 'reels-know-themselves',
      severity: 'error',
      from: { path: '^resources/reels/' },
      to: { path: `${application}|^(adapters|workflows|plugins|resources/ui)/|^[.]adonisjs/` },
    },
    {
      name: 'configuration-is-read-not-decided',
      comment: 'It names two classes: who signs in, and where mail goes without SMTP. Nothing else of core.',
      severity: 'error',
      from: { path: '^config/' },
      to: {
        path: '^(core|adapters|workflows|resources|plugins|tests)/',
        pathNot: '^core/(models/user|services/mail/outbox_transport)[.]ts$',
      },
    },
    {
      name: 'routes-know-no-platform',
      severity: 'error',
      from: { path: '^start/' },
      to: { path: '^(adapters|workflows|resources|plugins|tests)/' },
    },
    {
      name: 'code-does-not-import-tests',
      severity: 'error',
      from: { pathNot: `${TESTS}|^(tests|bench)/|^bin/(test|test_all|evidence|browser)[.](ts|js)$` },
      to: { path: `${TESTS}|^tests/` },
    },
    {
      name: 'everything-resolves',
      comment: 'On a graph with holes the other rules pass for nothing.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(#build|virtual:)' },
    },
    {
      name: 'no-runtime-cycles',
      comment: 'Two models that are related name each other inside functions, which is how Lucid wants it.',
      severity: 'error',
      from: { path: '^(core|plugins|adapters|workflows|resources|start|config|database|bin)/', pathNot: '^core/models/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(storage|build|tmp|public|docs)/' },
    tsPreCompilationDeps: false,
    tsConfig: { fileName: writeCruiseTsconfig(process.cwd()) },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.d.ts', '.vue', '.json'],
      conditionNames: ['import', 'types', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
}
