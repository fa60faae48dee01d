import type { Channel, Data } from './state.ts'

const YEAR_MS = 365 * 24 * 60 * 60 * 1000
/** Long before any clock of a test. */
const FOUNDED = Date.parse('2026-01-05T12:00:00Z')

/** The last one has a Google account and no channel. */
const PEOPLE = [
  { id: '108001', name: 'Mara Lindqvist' },
  { id: '108002', name: 'Tomás Ferreira' },
  { id: '108003', name: 'Ida Sommer' },
]

function channel(id: string, title: string, handle: string, more: Partial<Channel> = {}): Channel {
  return {
    id,
    title,
    handle,
    country: 'US',
    description: `${title} on YouTube`,
    managers: ['108001'],
    longUploads: 'allowed',
    subscribers: 1840,
    hidesSubscribers: false,
    madeAt: FOUNDED - YEAR_MS,
    ...more,
  }
}

export function seed(extraChannels: number): Data {
  const channels = [
    channel('UCkestrelbakery0000000001', 'Kestrel Bakery', 'kestrelbakery'),
    channel('UCharbourcycles0000000002', 'Harbour Cycles', 'harbourcycles', {
      managers: ['108001', '108002'],
      country: 'GB',
      subscribers: 320,
      hidesSubscribers: true,
      longUploads: 'eligible',
    }),
    channel('UCtomasferreira0000000003', 'Tomás Ferreira', 'tomasferreira', {
      managers: ['108002'],
      subscribers: 42,
    }),
  ]
  const data: Data = {
    people: PEOPLE,
    channels,
    playlists: [
      { id: 'PLkestrelrecipes00000000000000001', channel: channels[0].id, title: 'Recipes' },
      {
        id: 'PLkestrelbehind000000000000000002',
        channel: channels[0].id,
        title: 'Behind the oven',
      },
      { id: 'PLharbourrepairs00000000000000003', channel: channels[1].id, title: 'Repairs' },
    ],
    items: [],
    codes: {},
    consents: {},
    tokens: {},
    sessions: {},
    videos: {},
    comments: [],
    ledger: { day: '', units: 0, uploads: 0 },
  }
  addChannels(data, extraChannels)
  return data
}

export function addChannels(data: Data, count: number): void {
  for (let made = 0; made < count; made++) {
    const number = data.channels.length + 1
    const id = `UCextra${String(number).padStart(18, '0')}`
    data.channels.push(channel(id, `Channel ${number}`, `channel${number}`))
  }
}
