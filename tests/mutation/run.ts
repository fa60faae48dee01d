/*
 * The unit tests of access without the application around them: what `npm run mutate` runs for every mutant, so it
 * has to be over within a second. The transaction that policies open is replaced by none.
 */
import 'reflect-metadata'
import { registerHooks } from 'node:module'
import { assert } from '@japa/assert'
import { configure, run } from '@japa/runner'

const WITHOUT_DATABASE = `data:text/javascript,${encodeURIComponent(`
  export const tenantTx = (actor, work) => work(actor)
  export const tenant = () => { throw new Error('These tests know no database') }
`)}`

registerHooks({
  resolve: (specifier, context, next) => (specifier === '#services/tenancy/tenant_tx' ? { url: WITHOUT_DATABASE, shortCircuit: true } : next(specifier, context)),
})

configure({ files: ['tests/unit/access/**/*.spec.ts'], plugins: [assert()], reporters: { activated: ['dot'] }, forceExit: true })
await run()
