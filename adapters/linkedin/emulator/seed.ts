export interface Person {
  id: string
  first: string
  last: string
  vanityName: string
  followers: number
}

export interface Organisation {
  id: string
  name: string
  vanityName: string
  followers: number
  /** Roles by person. */
  roles: Record<string, string>
  /** Followers that can be looked up. */
  fans: { id: string; first: string; last: string; headline: string }[]
}

const ADA: Person = {
  id: '782bbtaQ',
  first: 'Ada',
  last: 'Example',
  vanityName: 'ada-example',
  followers: 412,
}
const BEN: Person = {
  id: 'x3kQ0dLw',
  first: 'Ben',
  last: 'Example',
  vanityName: 'ben-example',
  followers: 95,
}

const FANS = [
  { id: 'f0aaQ1', first: 'Cleo', last: 'Sample', headline: 'Baker' },
  { id: 'f0bbQ2', first: 'Dan', last: 'Sample', headline: 'Teacher' },
]

/** Ada runs two Pages and may only read a third; Ben administers one and writes for one of Ada's. */
export function seedPeople(extraAccounts: number): {
  people: Person[]
  organisations: Organisation[]
} {
  const organisations = [
    organisation(1, 'Kestrel Bakery', 'kestrel-bakery', { [ADA.id]: 'ADMINISTRATOR' }),
    organisation(2, 'Harbour Yoga', 'harbour-yoga', {
      [ADA.id]: 'ADMINISTRATOR',
      [BEN.id]: 'CONTENT_ADMIN',
    }),
    organisation(3, 'Old Mill Notice Board', 'old-mill', { [ADA.id]: 'ANALYST' }),
    organisation(4, 'Northlight Studio', 'northlight-studio', { [BEN.id]: 'ADMINISTRATOR' }),
  ]
  return {
    people: [ADA, BEN],
    organisations: [...organisations, ...extraOrganisations(organisations.length, extraAccounts)],
  }
}

/** Ada's further Pages; `known` is how many there are already. */
export function extraOrganisations(known: number, count: number): Organisation[] {
  return Array.from({ length: count }, (_, index) => {
    const number = known + index + 1
    return organisation(100 + number, `Load Test ${number}`, `load-test-${number}`, {
      [ADA.id]: 'ADMINISTRATOR',
    })
  })
}

function organisation(
  number: number,
  name: string,
  vanityName: string,
  roles: Record<string, string>
): Organisation {
  return {
    id: String(11_223_000 + number),
    name,
    vanityName,
    followers: 800 + number,
    roles,
    fans: FANS,
  }
}
