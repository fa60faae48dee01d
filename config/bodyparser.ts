import { defineConfig } from '@adonisjs/core/bodyparser'

export default defineConfig({
  allowedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  /** Captions are short; a form of a megabyte is a mistake or an attack. */
  form: { convertEmptyStringsToNull: true, types: ['application/x-www-form-urlencoded'], limit: '1mb' },
  json: { convertEmptyStringsToNull: true, types: ['application/json'], limit: '1mb' },
  /** Tables. Every byte becomes one character: what they are written in (UTF-8, UTF-16), the reader finds out. */
  raw: { types: ['text/csv'], encoding: 'latin1', limit: '1mb' },
  multipart: {
    /**
     * Nothing is parsed before the handler asks: uploads stream to disk in the media controller, which counts
     * bytes itself. The CSRF token of a multipart request therefore travels in the `X-XSRF-TOKEN` header.
     */
    autoProcess: false,
    convertEmptyStringsToNull: true,
    processManually: [],
    /** Beside its file an upload carries a brand id and an alternative text. */
    maxFields: 10,
    fieldsLimit: '64kb',
    types: ['multipart/form-data'],
  },
})
