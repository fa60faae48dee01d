import { offerValidator, pluginReviewValidator, pluginSettingsValidator, pluginStateValidator } from '#validators/admin/plugin'
import { boolean, described, instant, integer, list, nullable, number, object, oneOf, ref, string, uri, wrapped } from './openapi_schema.ts'
import type { Operations, Schema } from './openapi_types.ts'

const finding = object({ check: string, status: oneOf(['pass', 'warn', 'fail', 'skip']), summary: string, fix: described('How to mend it; with every line that is not `pass`.', string) }, ['fix'])
const anything = { type: 'object' }
const review = oneOf(['none', 'required'])

export const plugin = object({
  id: nullable(string),
  source: described('Folder or package it was found in.', string),
  name: nullable(string),
  version: nullable(string),
  state: oneOf(['ready', 'refused']),
  reason: described('Why it was refused.', nullable(string)),
  fix: nullable(string),
  isOn: boolean,
  adapters: list(object({ id: string, kind: oneOf(['channel', 'leads']), capabilities: list(string) })),
  level: described('What the conformance suite said when it ran on this installation.', nullable(object({ level: string, passed: integer, failed: integer, skipped: integer, version: nullable(string), testedAt: instant }))),
  openSettings: described('How many settings are missing or wrong.', integer),
  recentFaults: described('Different faults within a day.', integer),
  channels: object({ connected: integer, lost: integer }),
})

/** A field of the manifest, with its state. What a field has besides depends on its kind. */
const setting = object(
  {
    key: string,
    kind: string,
    label: string,
    help: string,
    required: boolean,
    default: described('Of the kind that the field has.', {}),
    when: described('It counts only while another setting has this value.', object({ key: string, is: {} })),
    options: list(object({ value: string, label: string })),
    source: string,
    pattern: string,
    min: number,
    max: number,
    origin: described('Where the value in force comes from. The environment goes before what an operator entered.', nullable(oneOf(['environment', 'operator', 'sandbox', 'default']))),
    setAt: described('When an operator entered one.', nullable(instant)),
    value: described('Never of a secret, and never of the environment.', nullable(string)),
    variable: described('The environment variable that goes before it.', string),
    problem: nullable(string),
  },
  ['help', 'required', 'default', 'when', 'options', 'source', 'pattern', 'min', 'max']
)

const fault = object({ adapterId: nullable(string), kind: oneOf(['bug', 'hang', 'worker']), operation: nullable(string), reason: string, times: integer, firstAt: instant, lastAt: instant })

export const pluginDetail = object({
  ...plugin.properties,
  sdk: string,
  hosts: list(string),
  settings: list(setting),
  redirects: described('To register at the platform, exactly.', list(object({ adapter: string, url: uri }))),
  webhooks: list(object({ path: string, label: string, events: list(string), url: uri })),
  scopes: list(object({ adapter: string, name: string, why: string, neededBy: list(string), review, isAsked: described('Under the present settings.', boolean), approvedAt: nullable(instant) })),
  formats: list(object({ adapter: string, id: string, name: string, delivery: oneOf(['pull', 'push']), text: anything, media: anything, verified: object({ on: string, source: string }) })),
  budgets: list(object({ adapter: string, scope: oneOf(['app', 'account']), limit: integer, per: string, minGapSeconds: integer }, ['minGapSeconds'])),
  documents: object({ setup: nullable(string), limits: nullable(string) }),
  faults: list(fault),
  changes: list(object({ at: instant, action: string, actorName: nullable(string), before: nullable(anything), after: nullable(anything) })),
})

export const offeredChannel = object({
  id: described('Of the plugin.', string),
  name: string,
  adapters: list(string),
  isOffered: boolean,
  isOn: described('False: the operator switched it off for everybody.', boolean),
  connections: described('Connected channels; kept and paused while it is off.', integer),
})

export const diagnosis = object({ id: nullable(string), source: string, name: nullable(string), version: nullable(string), status: oneOf(['pass', 'warn', 'fail', 'skip']), findings: list(finding) })

export const schemas = { Plugin: plugin, PluginDetail: pluginDetail, PluginDiagnosis: diagnosis, OfferedChannel: offeredChannel }

const id: Schema = { type: 'string', pattern: '^[a-z][a-z0-9_]{1,39}$', examples: ['my_platform'] }
const operator = { tag: 'Plugins', access: 'session', params: { id } } as const
const hidden = { 404: 'Not installed, or you are no operator of this installation.' }
const refused = { ...hidden, 409: 'The plugin was refused; the sentence says why.' }
const decided = { ...refused, 403: 'Confirm who you are first.' }
const success = { status: 200, description: 'The plugin as it is now', schema: wrapped(ref('PluginDetail')) }

export const operations: Operations = {
  'admin.plugins.index': { tag: 'Plugins', access: 'session', operationId: 'listPlugins', summary: 'What is installed, and what was refused', success: { status: 200, description: 'All of them', schema: wrapped(list(ref('Plugin'))) }, refusals: hidden },
  'admin.plugins.show': { ...operator, operationId: 'getPlugin', summary: 'Show a plugin with its settings, addresses and limits', success: { ...success, description: 'The plugin' }, refusals: refused },
  'admin.plugins.check': { ...operator, operationId: 'checkPlugin', summary: 'Check that a plugin can do its job', description: 'Asks the platform and connected channels. The same as `node ace adapter:doctor`.', success: { status: 200, description: 'What was found', schema: wrapped(ref('PluginDiagnosis')) }, refusals: hidden },
  'admin.plugins.settings.update': { ...operator, operationId: 'updatePluginSettings', body: pluginSettingsValidator, summary: 'Enter settings of a plugin', description: 'What is not named stays as it is; null removes. Secrets are kept encrypted and never shown again.', success, refusals: decided },
  'admin.plugins.state.update': { ...operator, operationId: 'switchPlugin', body: pluginStateValidator, summary: 'Switch a plugin on or off for everybody', success, refusals: decided },
  'admin.plugins.reviews.update': { ...operator, operationId: 'reviewPluginScope', body: pluginReviewValidator, summary: 'Note whether the platform has approved a permission', success, refusals: decided },
  'api.offers.index': { tag: 'Channels', access: 'access:read', operationId: 'listOfferedChannels', summary: 'Which channels the workspace offers', success: { status: 200, description: 'Every installed channel', schema: wrapped(list(ref('OfferedChannel'))) } },
  'api.offers.update': { tag: 'Channels', access: 'access:write', operationId: 'offerChannel', params: { plugin: id }, body: offerValidator, summary: 'Offer a channel in the workspace, or stop offering it', description: 'Its connected channels are kept and paused while it is not offered.', success: { status: 200, description: 'The channel as it is now', schema: wrapped(ref('OfferedChannel')) } },
}
