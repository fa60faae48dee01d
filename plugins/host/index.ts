export * from './types.ts'
export { createPluginHost } from './plugin_host.ts'
export { parseHostMap, mapUrl } from './host_map.ts'
export {
  AddressRefused,
  refusalOf,
  refusalOfUrl,
  resolveAll,
  safeLookup,
  vetAddress,
} from './address.ts'
export type { Resolved, Resolver } from './address.ts'
export { createHttp } from './http.ts'
export type { HttpOptions } from './http.ts'
export { guardAdapter, MAX_CHECKPOINT_BYTES } from './guard.ts'
export { manifestProblems, compatibilityProblem } from './manifest_rules.ts'
export { entryFile } from './scope.ts'
export { redactingLog } from './redact.ts'
export type { PluginTrouble } from './trouble.ts'
export { secretValues, settingsAccessor, settingsIssues, settingsSchema } from './settings.ts'
export { fieldIssues, fieldsToJsonSchema } from '@caidence/sdk'
export type { FieldIssue } from '@caidence/sdk'
