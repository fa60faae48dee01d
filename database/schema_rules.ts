import { type SchemaRules } from '@adonisjs/lucid/types/schema_generator'


export default {
  types: {
    uuid: { tsType: 'string', decorators: [{ name: '@column' }] },
    int8: { tsType: 'number', decorators: [{ name: '@column' }] },
    bigint: { tsType: 'number', decorators: [{ name: '@column' }] },
  },
  columns: {
    scopes: { tsType: 'string[]', decorators: [{ name: '@column' }] },
    permissions: { tsType: 'string[]', decorators: [{ name: '@column' }] },
    profile_types: { tsType: 'string[]', decorators: [{ name: '@column' }] },
    scope_types: { tsType: 'string[]', decorators: [{ name: '@column' }] },
    transports: { tsType: 'string[]', decorators: [{ name: '@column' }] },
    public_key: { tsType: 'Uint8Array', decorators: [{ name: '@column' }] },
    connection_ids: { tsType: 'string[]', decorators: [{ name: '@column' }] },
    meant: { tsType: 'string[]', decorators: [{ name: '@column' }] },
  },
} satisfies SchemaRules
