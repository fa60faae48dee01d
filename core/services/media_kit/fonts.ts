import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { BUNDLED_FONTS, type FontId, type FontKind } from '#services/profiles/fonts'
import type { FontRoles } from '#services/profiles/shapes'

const require = createRequire(import.meta.url)

/** Text and headings. Single weights and not the variable files: a PDF keeps the name and the outlines of these. */
const WEIGHTS = [400, 700] as const
const FILE = /^[a-z0-9-]+-normal\.woff2$/

/** What stands in where a letter is not in the font, such as Arabic or Chinese. */
const FALLBACK: Record<FontKind, string> = {
  sans: `'Noto Sans', 'DejaVu Sans', system-ui, sans-serif`,
  serif: `'Noto Serif', 'DejaVu Serif', Georgia, serif`,
  slab: `'Noto Serif', 'DejaVu Serif', Georgia, serif`,
  display: `'Noto Sans', 'DejaVu Sans', system-ui, sans-serif`,
  mono: `'Noto Sans Mono', 'DejaVu Sans Mono', monospace`,
}

export type BundledFont = (typeof BUNDLED_FONTS)[number]

export interface Fonts {
  heading: BundledFont
  body: BundledFont
}

const fontOf = (id: string | null | undefined) => BUNDLED_FONTS.find((font) => font.id === id)

/** Fonts by role: of the first set that names a known one, else ours. */
export function fontsOf(...sets: (FontRoles | null | undefined)[]): Fonts {
  const chosen = (role: keyof FontRoles) => sets.map((set) => fontOf(set?.[role])).find(Boolean)
  const body = chosen('body') ?? BUNDLED_FONTS[0]
  return { body, heading: chosen('heading') ?? body }
}

const familyOf = ({ family }: BundledFont) => family.replace(/ Variable$/, '')
export const stackOf = (font: BundledFont) => `'${familyOf(font)}', ${FALLBACK[font.kind]}`

const folderOf = (id: FontId) => dirname(require.resolve(`@fontsource/${id}/package.json`))
const pathOf = (id: FontId, file: string) => join(folderOf(id), 'files', file)

/** Where a bundled font's file lies; null for everything else. */
export function fontFile(id: string, file: string): string | null {
  const font = fontOf(id)
  return font && FILE.test(file) && file.startsWith(`${font.id}-`) ? pathOf(font.id, file) : null
}

/** The `@font-face` rules of these fonts; `addressOf` says where a browser finds a file. */
export async function fontFaces({ heading, body }: Fonts, addressOf: (font: BundledFont, file: string) => string | Promise<string>): Promise<string> {
  const rules: string[] = []
  for (const font of new Set([heading, body])) {
    for (const weight of WEIGHTS) {
      const sheet = await readFile(join(folderOf(font.id), `${weight}.css`), 'utf8')
      for (const [, file, range] of sheet.matchAll(/url\(\.\/files\/([\w-]+\.woff2)\)[^}]*?unicode-range:\s*([^;}]+)/g)) {
        rules.push(`@font-face{font-family:'${familyOf(font)}';font-style:normal;font-weight:${weight};font-display:swap;src:url(${await addressOf(font, file)}) format('woff2');unicode-range:${range.trim()}}`)
      }
    }
  }
  return rules.join('\n')
}

/** For a page that may load nothing. */
export const inlined = async ({ id }: BundledFont, file: string) => `data:font/woff2;base64,${(await readFile(pathOf(id, file))).toString('base64')}`
