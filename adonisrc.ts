import { indexEntities } from '@adonisjs/core'
import { defineConfig } from '@adonisjs/core/app'
import { indexPages } from '@adonisjs/inertia'
import { indexPolicies } from '@adonisjs/bouncer'
import { generateRegistry } from '@tuyau/core/hooks'

export default defineConfig({
  directories: {
    httpControllers: 'core/controllers',
    models: 'core/models',
    services: 'core/services',
    exceptions: 'core/exceptions',
    mailers: 'core/mails',
    middleware: 'core/middleware',
    policies: 'core/policies',
    validators: 'core/validators',
    events: 'core/events',
    listeners: 'core/listeners',
    transformers: 'core/transformers',
    providers: 'core/providers',
    commands: 'core/commands',
  },

  commands: [
    () => import('@adonisjs/core/commands'),
    () => import('@adonisjs/lucid/commands'),
    () => import('@adonisjs/mail/commands'),
    () => import('@adonisjs/bouncer/commands'),
  ],

  providers: [
    () => import('@adonisjs/core/providers/app_provider'),
    () => import('@adonisjs/core/providers/hash_provider'),
    { file: () => import('@adonisjs/core/providers/repl_provider'), environment: ['repl', 'test'] },
    () => import('@adonisjs/core/providers/vinejs_provider'),
    () => import('@adonisjs/core/providers/edge_provider'),
    () => import('@adonisjs/session/session_provider'),
    () => import('#providers/assets_provider'),
    () => import('#providers/shield_provider'),
    () => import('@adonisjs/static/static_provider'),
    () => import('@adonisjs/lucid/database_provider'),
    () => import('@adonisjs/inertia/inertia_provider'),
    () => import('@adonisjs/auth/auth_provider'),
    () => import('@adonisjs/ally/ally_provider'),
    () => import('@adonisjs/bouncer/bouncer_provider'),
    () => import('@adonisjs/i18n/i18n_provider'),
    () => import('@adonisjs/mail/mail_provider'),
    () => import('@adonisjs/drive/drive_provider'),
    () => import('@adonisjs/redis/redis_provider'),
    () => import('@adonisjs/cache/cache_provider'),
    () => import('@adonisjs/limiter/limiter_provider'),
    () => import('@adonisjs/transmit/transmit_provider'),
    () => import('#providers/api_provider'),
    () => import('#providers/access_provider'),
    () => import('#providers/tenant_provider'),
    () => import('#providers/plugin_provider'),
    () => import('#providers/temporal_provider'),
    () => import('#providers/publishing_provider'),
    () => import('#providers/links_provider'),
    { file: () => import('#providers/drawing_provider'), environment: ['web', 'test'] },
  ],

  preloads: [
    () => import('#start/routes'),
    () => import('#start/kernel'),
    () => import('#start/events'),
    () => import('#start/view'),
  ],

  tests: {
    suites: [
      { name: 'unit', files: ['tests/unit/**/*.spec.{ts,js}', 'plugins/*/tests/**/*.spec.{ts,js}'], timeout: 30_000 },
      { name: 'architecture', files: ['tests/architecture/**/*.spec.{ts,js}'], timeout: 180_000 },
      { name: 'functional', files: ['tests/functional/!(isolation)/**/*.spec.{ts,js}'], timeout: 60_000 },
      { name: 'isolation', files: ['tests/functional/isolation/**/*.spec.{ts,js}'], timeout: 60_000 },
      { name: 'workflows', files: ['tests/workflows/**/*.spec.{ts,js}'], timeout: 180_000 },
      { name: 'conformance', files: ['adapters/*/tests/**/*.spec.{ts,js}', 'docs/examples/*/tests/**/*.spec.{ts,js}', 'tests/conformance/**/*.spec.{ts,js}'], timeout: 180_000 },
      { name: 'browser', files: ['tests/browser/**/*.spec.{ts,js}'], timeout: 300_000 },
    ],
    forceExit: false,
  },

  metaFiles: [
    { pattern: 'resources/views/**/*.edge', reloadServer: false },
    { pattern: 'resources/lang/**/*.json', reloadServer: false },
    { pattern: 'public/**', reloadServer: false },
    { pattern: '{plugins,adapters}/*/package.json', reloadServer: false },
    { pattern: 'adapters/*/{icon.svg,docs/**}', reloadServer: false },
  ],

  hooks: {
    init: [
      indexEntities({
        controllers: { enabled: true, source: 'core/controllers' },
        events: { enabled: true, source: 'core/events' },
        listeners: { enabled: true, source: 'core/listeners' },
        transformers: { enabled: true, withSharedProps: true, source: 'core/transformers' },
      }),
      indexPolicies({ source: 'core/policies' }),
      indexPages({ framework: 'vue3', source: 'resources/ui/pages' }),
      generateRegistry(),
    ],
    buildStarting: [() => import('@adonisjs/vite/build_hook')],
  },
})
