import { defineConfig, drivers } from '@adonisjs/core/hash'

const hashConfig = defineConfig({
  default: 'argon2',
  list: {
    /** OWASP's first choice of parameters: 19 MiB, two passes, one lane (about 70 ms on two cores). */
    argon2: drivers.argon2({ version: 0x13, variant: 'id', iterations: 2, memory: 19_456, parallelism: 1, saltSize: 16, hashLength: 32 }),
  },
})

export default hashConfig

declare module '@adonisjs/core/types' {
  export interface HashersList extends InferHashers<typeof hashConfig> {}
}
