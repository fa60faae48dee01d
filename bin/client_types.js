/*
 * plugins/client/schema.ts: the types of @caidence/client, and where each operation is found, from the OpenAPI document
 * of this installation's routes. With --check, says whether the file on disk is that one.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'
import { root } from './lib/paths.js'

const FILE = join(root, 'plugins', 'client', 'schema.ts')
/** The document has some hundred kilobytes. */
const MOST_BYTES = 64 * 1024 * 1024

const text = await schema()
if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== text) {
    console.error('plugins/client/schema.ts is not what the API says; run: node bin/client_types.js')
    process.exit(1)
  }
} else writeFileSync(FILE, text)

async function schema() {
  const printed = execFileSync(process.execPath, ['ace.js', 'openapi:print'], { cwd: root, encoding: 'utf8', maxBuffer: MOST_BYTES })
  const document = JSON.parse(printed)
  const types = astToString(await openapiTS(forCallers(document), { alphabetize: true, emptyObjectsUnknown: true }))
  return `/* eslint-disable */
/* Written by bin/client_types.js from the OpenAPI document. Do not edit. */

${types}
/** Where each operation is found: method and address. */
export const PLACES = {
${places(document).join('\n')}
} as const
`
}

/** Refusals are thrown as one class, and the client fills in the headers itself: spelled out per operation they would be most of the file. */
function forCallers(document) {
  for (const methods of Object.values(document.paths)) {
    for (const operation of Object.values(methods)) {
      operation.parameters = operation.parameters.filter((parameter) => parameter.in === 'path' || parameter.in === 'query')
      operation.responses = Object.fromEntries(Object.entries(operation.responses).filter(([status]) => Number(status) < 400))
    }
  }
  return document
}

function places({ paths }) {
  const found = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { operationId }]) => [operationId, method.toUpperCase(), path]))
  return found.sort(([one], [other]) => (one < other ? -1 : 1)).map(([operationId, method, path]) => `  ${operationId}: ['${method}', '${path}'],`)
}
