export { createEmulator } from '@caidence/meta-graph/emulator'
export { SANDBOX } from './sandbox.ts'
