export interface Account {
  id: string
  username: string
  name: string
}

export interface Page {
  id: string
  name: string
  username: string
  category: string
  owners: string[]
  /** Narrowed tasks, by person; all of them for an owner who is not named. */
  tasks?: Record<string, string[]>
  account: Account | null
}

export interface Person {
  id: string
  name: string
}

/** Pages that have a place on the map, for `location_id` and `place`. */
export const PLACES = [
  { id: '110500000000001', name: 'Old Harbour Market', city: 'Harbourtown' },
  { id: '110500000000002', name: 'Mill Bridge', city: 'Harbourtown' },
]

const ADA: Person = { id: '10222000000000001', name: 'Ada Example' }
const BEN: Person = { id: '10222000000000002', name: 'Ben Example' }

/** Ada has two linked accounts and a Page without one; Ben has one account of his own and shares one with Ada. */
export function seedPeople(extraAccounts: number): { people: Person[]; pages: Page[] } {
  const pages: Page[] = [
    page(1, 'Kestrel Bakery', 'Bakery', [ADA.id], 'kestrelbakery'),
    page(2, 'Harbour Yoga', 'Yoga studio', [ADA.id, BEN.id], 'harbouryoga'),
    page(3, 'Old Mill Notice Board', 'Community', [ADA.id], null),
    page(4, 'Northlight Studio', 'Photographer', [BEN.id], 'northlight.studio'),
  ]
  return { people: [ADA, BEN], pages: [...pages, ...extraPages(pages.length, extraAccounts)] }
}

/** Ada's further Pages, each with an account; `known` is how many Pages there are already. */
export function extraPages(known: number, count: number): Page[] {
  return Array.from({ length: count }, (_, index) => {
    const number = known + index + 1
    return page(100 + number, `Load Test ${number}`, 'Software', [ADA.id], `loadtest${number}`)
  })
}

function page(
  number: number,
  name: string,
  category: string,
  owners: string[],
  username: string | null
): Page {
  const tail = String(number).padStart(9, '0')
  return {
    id: `104500${tail}`,
    name,
    username: name.toLowerCase().replace(/[^a-z0-9]/g, ''),
    category,
    owners,
    account: username ? { id: `17841400${tail}`, username, name } : null,
  }
}
