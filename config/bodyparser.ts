import { defineConfig } from '@adonisjs/core/bodyparser'

export default defineConfig({
  allowedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  /** Captions are short; a form of a megabyte is a mistake or an attack. */
  form: { convertEmptyStringsToNull: true, types: ['application/x-www-form-urlencoded'], limit: '1mb' },
  json: { convertEmptyStringsToNull: true, types: ['application/json'], limit: '1mb' },
  /** Uploads stream to disk in the media controller, which counts bytes itself. */
  multipart: {
    autoProcess: false,
    convertEmptyStringsToNull: true,
    processManually: [],
    limit: '4gb',
    types: ['multipart/form-data'],
  },
})
