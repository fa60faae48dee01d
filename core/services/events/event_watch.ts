import { inject } from '@adonisjs/core'
import { NoticeMails } from '#services/notices/notice_mails'
import { WokenRounds } from '#services/rounds/woken_rounds'
import { CallSender } from '#services/webhooks/call_sender'
import { EventRelay } from './event_relay.ts'

/** For what becomes due: mails after quiet hours, calls that are tried again. */
const EVERY_MS = 2_000

/**
 * Beside the workflows in every process that serves the core queue: makes notices and calls of events, mails those that
 * are wanted at once, and makes the calls. Each runs for itself, so that a slow mail server holds up no call.
 */
@inject()
export class EventWatch {
  #parts: WokenRounds[]

  constructor(
    relay: EventRelay,
    mails: NoticeMails,
    private calls: CallSender
  ) {
    const work = { domain_events: () => relay.relay(), notices: () => mails.sendDue(), webhooks: () => calls.round() }
    this.#parts = Object.entries(work).map(([channel, round]) => new WokenRounds({ name: channel, channel, everyMs: EVERY_MS, work: round }))
  }

  start() {
    for (const part of this.#parts) part.start()
  }

  async stop() {
    await Promise.all(this.#parts.map((part) => part.stop()))
    await this.calls.stop()
  }
}
