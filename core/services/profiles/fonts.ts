/**
 * Fonts that come with the product, so that no request for one leaves the host. An id is stored in profiles and never
 * renamed; it is the name of the package `@fontsource-variable/<id>`, which holds the files.
 */
export const FONT_KINDS = ['sans', 'serif', 'slab', 'display', 'mono'] as const
export type FontKind = (typeof FONT_KINDS)[number]

export const BUNDLED_FONTS = [
  { id: 'inter', name: 'Inter', family: 'Inter Variable', kind: 'sans' },
  { id: 'source-sans-3', name: 'Source Sans', family: 'Source Sans 3 Variable', kind: 'sans' },
  { id: 'space-grotesk', name: 'Space Grotesk', family: 'Space Grotesk Variable', kind: 'sans' },
  { id: 'source-serif-4', name: 'Source Serif', family: 'Source Serif 4 Variable', kind: 'serif' },
  { id: 'lora', name: 'Lora', family: 'Lora Variable', kind: 'serif' },
  { id: 'roboto-slab', name: 'Roboto Slab', family: 'Roboto Slab Variable', kind: 'slab' },
  { id: 'playfair-display', name: 'Playfair Display', family: 'Playfair Display Variable', kind: 'display' },
  { id: 'bricolage-grotesque', name: 'Bricolage Grotesque', family: 'Bricolage Grotesque Variable', kind: 'display' },
  { id: 'jetbrains-mono', name: 'JetBrains Mono', family: 'JetBrains Mono Variable', kind: 'mono' },
] as const satisfies readonly { id: string; name: string; family: string; kind: FontKind }[]

export type FontId = (typeof BUNDLED_FONTS)[number]['id']
