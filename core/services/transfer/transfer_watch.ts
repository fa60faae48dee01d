import { inject } from '@adonisjs/core'
import { Rounds } from '#services/rounds/rounds'
import { pruneArrivals } from './arrival.ts'
import { ExportRelay } from './export_relay.ts'
import { ImportRelay } from './import_relay.ts'
import { removeOldParts } from './room.ts'

/** Somebody looks at the progress meanwhile. */
const EVERY_MS = 2_000

/** Takes workspaces out and brings them in, in every process that serves the core queue; who does which, Postgres decides. */
@inject()
export class TransferWatch {
  #rounds: Rounds[]

  constructor(exports: ExportRelay, imports: ImportRelay) {
    // Beside each other: an export of an hour is no reason to wait with a check.
    this.#rounds = [
      new Rounds({ name: 'exports of workspaces', everyMs: EVERY_MS, work: (isStopping) => exports.relay(isStopping) }),
      new Rounds({ name: 'imports of workspaces', everyMs: EVERY_MS, work: (isStopping) => imports.relay(isStopping) }),
    ]
  }

  start() {
    for (const rounds of this.#rounds) rounds.start()
  }

  /** What is under way is given back, and begun by the next process. */
  async stop() {
    await Promise.all(this.#rounds.map((rounds) => rounds.stop()))
  }

  static async prune() {
    await ExportRelay.prune()
    await ImportRelay.prune()
    await pruneArrivals()
    await removeOldParts()
  }
}
