import canonicalize from 'canonicalize'
import type { Json } from '@caidence/sdk'
import type Delivery from '#models/delivery'
import { sha256 } from '#services/secrets/digest'

/** What one channel would get. */
export interface ContentPart {
  connectionId: string
  format: string
  text: string
  options: Record<string, Json>
  fit: string
}

/** Exactly what would be published, the time left out: an approval counts for this and nothing else. */
export interface Content {
  parts: ContentPart[]
  media: { id: string; altText: string | null; crop: Json }[]
}

type Target = Pick<Delivery, 'connectionId' | 'format' | 'text' | 'options' | 'fit'>

interface Written {
  text: string
  media: readonly { id: string; altText: string | null; $extras: Record<string, any> }[]
  /** All of them, cancelled and live ones too: publishing less than was approved is still approved. */
  deliveries: readonly Target[]
}

export function contentOf({ text, media, deliveries }: Written): Content {
  return {
    parts: deliveries
      .map((target) => ({ connectionId: target.connectionId, format: target.format, text: target.text ?? text, options: target.options ?? {}, fit: target.fit }))
      .sort((a, b) => compare(a.connectionId, b.connectionId) || compare(a.format, b.format)),
    // A file's own words for the blind are used where the post has none.
    media: media.map((file) => ({ id: file.id, altText: (file.$extras.pivot_alt_text as string | null | undefined) ?? file.altText ?? null, crop: (file.$extras.pivot_crop as Json | undefined) ?? null })),
  }
}

/** Canonical JSON (RFC 8785), so that the order of options makes no other content of it. */
export const hashOfContent = (content: Content) => sha256(canonicalize(content)!)

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
