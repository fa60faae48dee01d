/** Injection tokens for the parts of the host a plugin may use: `@inject(HTTP) private http: PluginHttp`. */
export const SETTINGS = Symbol.for('caidence.settings')
export const HTTP = Symbol.for('caidence.http')
export const CLOCK = Symbol.for('caidence.clock')
export const LOG = Symbol.for('caidence.log')
export const STORE = Symbol.for('caidence.store')
