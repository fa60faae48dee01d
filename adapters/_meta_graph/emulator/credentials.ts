import type { CredentialChange } from '@caidence/testkit/emulators'
import type { State } from './state.ts'

const DEATHS: Record<CredentialChange['state'], number | undefined> = {
  'revoked': 458,
  'expired': 463,
  'password-changed': 460,
  'role-lost': 492,
  'active': undefined,
}

/** Makes stored access worthless. `account` is a Page or an Instagram account; the Page's token speaks for both. */
export function changeCredentials(
  state: State,
  { state: wanted, account }: CredentialChange
): void {
  if (!Object.hasOwn(DEATHS, wanted))
    throw new TypeError(`Unknown state "${wanted}"; use one of ${Object.keys(DEATHS).join(', ')}`)
  const page = state.data.pages.find(
    (candidate) => account && (candidate.id === account || candidate.account?.id === account)
  )
  for (const token of Object.values(state.data.tokens)) {
    const concerns =
      !account ||
      token.account === account ||
      token.page === page?.id ||
      (token.kind === 'user' && page?.owners.includes(token.user))
    // Losing the role on one page, or one page's token ending, leaves the person's own token alone.
    const isPersonal =
      token.kind === 'user' && (wanted === 'role-lost' || (wanted === 'expired' && account))
    if (!concerns || isPersonal) continue
    token.dead = DEATHS[wanted]
  }
}

/** `{page, tasks}`: what people may still do on a Page while their tokens live on. */
export function changeTasks(state: State, { page: id, tasks }: Record<string, unknown>): void {
  const page = state.data.pages.find((candidate) => candidate.id === id)
  if (!page) throw new TypeError(`There is no Page "${String(id)}"`)
  if (!Array.isArray(tasks)) throw new TypeError('"tasks" must be a list')
  page.tasks = Object.fromEntries(page.owners.map((owner) => [owner, tasks.map(String)]))
  state.changed()
}
