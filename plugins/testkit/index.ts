export * from './emulator.ts'
export * from './start_emulators.ts'
export { refusalOfUrl, vetAddress } from '@caidence/host'
