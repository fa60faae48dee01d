import { json, type Answer, type Incoming } from '@caidence/testkit/emulators'
import { needAdministrator, needScope, tokenOf } from './access.ts'
import { denied, refusal } from './refusals.ts'
import type { Organisation } from './seed.ts'
import type { State } from './state.ts'

const PAGE_SIZE = 10
const MIN_LETTERS = 3

export function userInfo(state: State, incoming: Incoming, base: string): Answer {
  const token = tokenOf(state, incoming)
  if (!token.scopes.includes('openid')) throw denied('userinfo.GET.NO_VERSION')
  const person = state.person(token.person)!
  return json({
    sub: person.id,
    name: `${person.first} ${person.last}`,
    given_name: person.first,
    family_name: person.last,
    picture: `${base}/www.linkedin.com/avatars/${encodeURIComponent(`urn:li:person:${person.id}`)}.svg`,
    locale: { country: 'US', language: 'en' },
  })
}

export function me(state: State, incoming: Incoming): Answer {
  const token = tokenOf(state, incoming)
  if (!token.scopes.includes('r_basicprofile')) throw denied('me.GET.NO_VERSION')
  const person = state.person(token.person)!
  const localized = (text: string) => ({
    localized: { en_US: text },
    preferredLocale: { country: 'US', language: 'en' },
  })
  return json({
    id: person.id,
    vanityName: person.vanityName,
    firstName: localized(person.first),
    lastName: localized(person.last),
    localizedFirstName: person.first,
    localizedLastName: person.last,
  })
}

export function roles(state: State, incoming: Incoming): Answer {
  const token = tokenOf(state, incoming)
  needScope(token, 'rw_organization_admin', 'organizationAcls.FINDER-roleAssignee')
  const { q, role, state: wanted, start, count } = incoming.query
  if (q !== 'roleAssignee') throw refusal(400, 'ILLEGAL_ARGUMENT', 'Unknown finder')
  const all = state.data.organisations
    .filter(({ roles: held }) => held[token.person] && (!role || held[token.person] === role))
    .filter(() => !wanted || wanted === 'APPROVED')
    .map(({ id, roles: held }) => ({
      roleAssignee: `urn:li:person:${token.person}`,
      state: 'APPROVED',
      role: held[token.person],
      organization: `urn:li:organization:${id}`,
    }))
  return paged(all, start, count)
}

export function organisation(state: State, incoming: Incoming): Answer {
  const token = tokenOf(state, incoming)
  needScope(token, 'rw_organization_admin', 'organizations.GET')
  const id = incoming.segments[2]
  if (id === undefined) {
    const { q, vanityName } = incoming.query
    if (q !== 'vanityName') throw refusal(400, 'ILLEGAL_ARGUMENT', 'Unknown finder')
    return paged(
      state.data.organisations.filter((each) => each.vanityName === vanityName).map(entryOf),
      undefined,
      undefined
    )
  }
  const found = state.organisation(`urn:li:organization:${id}`)
  if (!found) throw refusal(404, 'NOT_FOUND', 'The organization does not exist')
  return json(entryOf(found))
}

export function followers(state: State, incoming: Incoming): Answer {
  const token = tokenOf(state, incoming)
  needScope(token, 'r_organization_followers', 'peopleTypeahead.FINDER-organizationFollowers')
  const { q, keywords = '', organization = '' } = incoming.query
  if (q !== 'organizationFollowers') throw refusal(400, 'ILLEGAL_ARGUMENT', 'Unknown finder')
  if (keywords.length < MIN_LETTERS)
    throw refusal(400, 'ILLEGAL_ARGUMENT', 'keywords are too short')
  needAdministrator(state, token, organization, 'peopleTypeahead.FINDER-organizationFollowers')
  const wanted = keywords.toLowerCase()
  const found = state
    .organisation(organization)!
    .fans.filter(({ first, last }) => `${first} ${last}`.toLowerCase().includes(wanted))
  return paged(
    found.map(({ id, first, last, headline }) => ({
      member: `urn:li:person:${id}`,
      firstName: first,
      lastName: last,
      headline,
    })),
    undefined,
    undefined
  )
}

const entryOf = ({ id, name, vanityName }: Organisation) => ({
  id: Number(id),
  localizedName: name,
  vanityName,
  localizedDescription: `${name} on LinkedIn`,
  localizedWebsite: `https://${vanityName}.example/`,
  name: { localized: { en_US: name }, preferredLocale: { country: 'US', language: 'en' } },
})

function paged(elements: unknown[], start: string | undefined, count: string | undefined): Answer {
  const from = Number(start ?? 0) || 0
  const size = Number(count ?? PAGE_SIZE) || PAGE_SIZE
  return json({
    paging: { start: from, count: size, links: [] },
    elements: elements.slice(from, from + size),
  })
}
