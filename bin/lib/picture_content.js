import sharp from 'sharp'

const DAY = 86_400_000
const ENOUGH = 8

const SCENES = [
  ['croissants.jpg', 'Croissants on a dark tray, seen from above', '#f4c98b', '#b4532a'],
  ['oven.jpg', 'The glow of an open oven', '#3b1d0f', '#f97316'],
  ['window.jpg', 'The shop window on a rainy morning', '#1e3a5f', '#9cc3d5'],
  ['rye.jpg', 'A loaf of rye, cut open', '#5b3a1e', '#e0b88a'],
  ['market.jpg', '', '#14532d', '#d9f99d'],
]

const POSTS = [
  { text: 'The first batch of cardamom buns leaves the oven at seven. Come early: they never last past nine.\n\n#bakery #morning', scenes: [0], when: 'now' },
  { text: 'Four hundred mornings today. Thank you for every one of them.', scenes: [2], when: 'now' },
  { text: 'Three loaves we bake on Saturdays only. Which one is yours?', scenes: [3, 0, 1], days: 1, hour: 9 },
  { text: 'Rye, slowly. Two days of dough, one hour of fire.', scenes: [3], days: 2, hour: 8 },
  { text: 'We are at the farmers’ market this Sunday, third stall from the bridge.', scenes: [4], days: 4, hour: 7 },
  { text: 'Winter hours start on Monday.', scenes: [2], days: 5, hour: 10 },
  { text: 'Notes for the Christmas order form', scenes: [], when: 'draft' },
]

/** Posts in every state that a sandbox reaches by itself, so that the pictures show a place where people work. */
export async function fill(context, emulator) {
  const call = async (method, path, options) => {
    const token = (await context.cookies()).find(({ name }) => name === 'XSRF-TOKEN')?.value ?? ''
    const response = await context.request.fetch(path, { method, ...options, headers: { 'accept': 'application/json', 'x-xsrf-token': decodeURIComponent(token) } })
    if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`)
    return (await response.json()).data
  }

  if ((await call('GET', `/api/v1/posts?limit=${ENOUGH}`)).length >= ENOUGH) return
  // The posts below are in formats of this platform.
  const connections = (await call('GET', '/api/v1/social/connections')).filter(({ adapter }) => adapter === 'instagram')
  const connection = connections.find(({ handle }) => handle.includes('bakery')) ?? connections[0]
  if (!connection) throw new Error('Connect an Instagram account first')

  const media = []
  for (const [name, altText, from, to] of SCENES) {
    const file = { name, mimeType: 'image/jpeg', buffer: await scene(from, to, media.length) }
    media.push(await call('POST', '/api/v1/media', { multipart: { brandId: connection.brandId, ...(altText && { altText }), file } }))
  }

  const write = ({ text, scenes, when = 'at', days, hour }) => {
    const at = new Date(Date.now() + (days ?? 0) * DAY)
    at.setUTCHours(hour ?? 0, 30, 0, 0)
    const chosen = scenes.map((index) => ({ id: media[index].id }))
    const format = `${connection.adapter}.${chosen.length > 1 ? 'carousel' : 'feed'}`
    const targets = when === 'draft' ? [] : [{ connectionId: connection.id, format }]
    return call('POST', '/api/v1/posts', { data: { brandId: connection.brandId, text, media: chosen, targets, when, ...(when === 'at' && { publishAt: at.toISOString() }) } })
  }
  for (const post of POSTS) await write(post)
  await settled(call)

  if (!emulator) return
  await fetch(new URL('__admin/scenarios', emulator), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind: 'error', subcode: 2207026, times: 1 }) })
  await write({ text: 'New on the shelf: a seeded loaf with honey from the roof.', scenes: [1], when: 'now' })
  await settled(call)
}

async function settled(call) {
  for (let tries = 0; tries < 60; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const [running, due] = [await call('GET', '/api/v1/posts?state=publishing'), await call('GET', '/api/v1/posts?state=scheduled')]
    if (!running.length && !due.some(({ publishAt }) => Date.parse(publishAt) <= Date.now())) return
  }
}

/** A plain, calm picture: two colours, a light and a horizon. */
export function scene(from, to, index) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1350">
    <defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>
    <rect width="1080" height="1350" fill="url(#g)"/>
    <circle cx="${280 + index * 130}" cy="480" r="210" fill="#fff" opacity=".3"/>
    <path d="M0 ${960 + index * 20} Q 300 ${800 + index * 30} 560 930 T 1080 880 V1350 H0Z" fill="#000" opacity=".2"/>
  </svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer()
}
