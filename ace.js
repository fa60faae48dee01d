/*
 * Runs ace commands. The build replaces this file; until then TypeScript is executed through ts-exec.
 */
import '@poppinss/ts-exec'

await import('./bin/console.js')
