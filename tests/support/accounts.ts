import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { DateTime } from 'luxon'
import hash from '@adonisjs/core/services/hash'
import limiter from '@adonisjs/limiter/services/main'
import User from '#models/user'
import { Outbox, type OutboxMessage } from '#services/mail/outbox'
import { Workspaces } from '#services/tenancy/workspaces'
import { Visitor } from './visitor.ts'

export const PASSWORD = 'tea kettle over violet hills'
/** Made once per process: people of tests share their password, and its hash is slow on purpose. */
let known: string | undefined

/** Rows are committed, so every test makes up its own people. */
export const newEmail = () => `p-${randomUUID().slice(0, 13)}@example.test`

export async function createUser(values: Partial<{ email: string; fullName: string; password: string | null; isVerified: boolean }> = {}) {
  const { isVerified = true, password = PASSWORD, ...rest } = values
  const user = await User.create({
    id: randomUUID(),
    email: newEmail(),
    fullName: 'Ada Stone',
    password: password === PASSWORD ? null : password,
    emailVerifiedAt: isVerified ? DateTime.utc() : null,
    ...rest,
  })
  if (password === PASSWORD) {
    known ??= await hash.make(PASSWORD)
    await User.query().where({ id: user.id }).update({ password: known })
    await user.refresh()
  }
  const { workspace } = await new Workspaces().create(user.id, { name: 'Stone', timeZone: 'UTC' })
  return { user, workspaceId: workspace.id }
}

/** Limits are shared by everything that comes from one address, and here everything does. */
export const forgetLimits = () => limiter.clear(['memory'])

export async function signIn(email: string, password = PASSWORD, visitor = new Visitor()) {
  const answer = await visitor.post('/login', { email, password })
  return { visitor, answer }
}

export async function registerPerson(values: Partial<Record<string, string>> = {}) {
  const visitor = new Visitor()
  const input = { fullName: 'Nora Field', email: newEmail(), password: PASSWORD, timeZone: 'Europe/Prague', ...values }
  const answer = await visitor.post('/register', input)
  return { visitor, answer, ...input }
}

/** Mail is sent after the answer, so it may still be on its way, on a busy machine for some seconds. */
export const MAIL_WITHIN_MS = 10_000

export async function mailTo(email: string, subject: string | RegExp): Promise<OutboxMessage> {
  const until = Date.now() + MAIL_WITHIN_MS
  do {
    const found = (await mailsTo(email)).find((message) => (typeof subject === 'string' ? message.subject === subject : subject.test(message.subject)))
    if (found) return found
    await wait(30)
  } while (Date.now() < until)
  throw new Error(`No mail "${subject}" to ${email}`)
}

export async function mailsTo(email: string) {
  return (await new Outbox().list()).filter((message) => message.to === email)
}

/** The path of a mail's link, as the reader's browser asks for it. */
export const pathOfLink = (message: OutboxMessage) => {
  const { pathname, search } = new URL(message.links[0]!)
  return pathname + search
}
