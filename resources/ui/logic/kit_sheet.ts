import { BUNDLED_FONTS, type Look } from '~/api/profiles'
import { asHex, inkOn } from '~/logic/contrast'

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const coloursOf = ({ colours }: Look) => Object.entries(colours).flatMap(([role, value]) => (value && asHex(value) ? [{ role, hex: asHex(value)! }] : []))
const fontsOf = ({ fonts }: Look) => (['heading', 'body'] as const).flatMap((role) => BUNDLED_FONTS.filter(({ id }) => id === fonts[role]).map(({ name, family }) => ({ role, name, family })))

/** Colours and fonts as custom properties, for whoever builds pages. Names and free text stay out of it: they could end a comment. */
export function cssSheet(look: Look): string {
  const lines = [...coloursOf(look).map(({ role, hex }) => `  --brand-${role}: ${hex};`), ...fontsOf(look).map(({ role, family }) => `  --brand-font-${role}: '${family}';`)]
  return `:root {\n${lines.join('\n')}\n}\n`
}

const [WIDTH, MARGIN, TILE, GAP, LINE] = [880, 40, 152, 10, 44]

/** One page with every colour by name and number and every font by name, that any viewer opens and any printer prints. */
export function svgSheet(name: string, look: Look, nameOf: (key: string) => string): string {
  const [colours, fonts] = [coloursOf(look), fontsOf(look)]
  const fontsTop = colours.length ? 110 + TILE + LINE : 110
  const height = fontsTop + fonts.length * LINE + MARGIN
  const tiles = colours.map(({ role, hex }, at) => {
    const x = MARGIN + at * (TILE + GAP)
    return `<rect x="${x}" y="90" width="${TILE}" height="${TILE}" rx="12" fill="${hex}" stroke="#00000022"/><text x="${x + 14}" y="${90 + TILE - 36}" fill="${inkOn(hex)}" font-size="15" font-weight="600">${escaped(nameOf(`profiles.colours.${role}`))}</text><text x="${x + 14}" y="${90 + TILE - 16}" fill="${inkOn(hex)}" font-size="13" font-family="monospace">${hex}</text>`
  })
  const lines = fonts.map(({ role, name: font, family }, at) => `<text x="${MARGIN}" y="${fontsTop + 30 + at * LINE}" font-size="14" fill="#475569">${escaped(nameOf(`profiles.fonts.${role}`))}</text><text x="${MARGIN + 160}" y="${fontsTop + 30 + at * LINE}" font-size="24" font-family="${escaped(`'${family}', ${font}`)}">${escaped(font)}</text>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" fill="#0f172a"><rect width="100%" height="100%" fill="#ffffff"/><text x="${MARGIN}" y="58" font-size="28" font-weight="700">${escaped(name)}</text>${tiles.join('')}${lines.join('')}</svg>\n`
}

/** "Müller & Söhne" → "muller-sohne", for the name of a file. */
export const fileNameOf = (name: string) => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'brand'

export function download(content: string, type: string, fileName: string) {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = Object.assign(document.createElement('a'), { href: url, download: fileName })
  link.click()
  // The browser reads the address when it saves, which may be after this.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
