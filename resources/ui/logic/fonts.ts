import { BUNDLED_FONTS, type FontId } from '~/api/profiles'

/** Each is a file of its own, asked for by whoever shows that font. Inter is there from the start. */
const FILES: Record<FontId, () => Promise<unknown>> = {
  'inter': async () => {},
  'source-sans-3': () => import('@fontsource-variable/source-sans-3/wght.css'),
  'space-grotesk': () => import('@fontsource-variable/space-grotesk/wght.css'),
  'source-serif-4': () => import('@fontsource-variable/source-serif-4/wght.css'),
  'lora': () => import('@fontsource-variable/lora/wght.css'),
  'roboto-slab': () => import('@fontsource-variable/roboto-slab/wght.css'),
  'playfair-display': () => import('@fontsource-variable/playfair-display/wght.css'),
  'bricolage-grotesque': () => import('@fontsource-variable/bricolage-grotesque/wght.css'),
  'jetbrains-mono': () => import('@fontsource-variable/jetbrains-mono/wght.css'),
}
const GENERIC = { sans: 'sans-serif', serif: 'serif', slab: 'serif', display: 'sans-serif', mono: 'monospace' } as const

const fontOf = (id: string | null) => BUNDLED_FONTS.find((font) => font.id === id)

/** Makes the fonts known to the page. One that is unknown, or whose file does not come, leaves the product's own. */
export async function loadFonts(ids: (string | null)[]) {
  await Promise.allSettled(ids.flatMap((id) => (fontOf(id) ? [FILES[id as FontId]()] : [])))
}

/** For `font-family`; undefined for the product's own. */
export function familyOf(id: string | null) {
  const font = fontOf(id)
  return font && `'${font.family}', ${GENERIC[font.kind]}`
}
