/** What running emulators needs, without the test suite: for `npm start` and for the emulators themselves. */
export * from './emulator.ts'
export * from './start_emulators.ts'
export * from './emulator_kit/index.ts'
export { refusalOfUrl, vetAddress } from '@caidence/host'
