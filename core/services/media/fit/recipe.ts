import canonicalize from 'canonicalize'
import { sha256 } from '#services/secrets/digest'

/** What becomes of a file of another shape: borders around all of it, or a cut from its middle. */
export type Shaping = 'pad' | 'crop'

/** The part of a picture or video that its author chose: left, top, width and height as shares of it when it stands upright. */
export interface Crop {
  x: number
  y: number
  width: number
  height: number
}

interface Frame {
  width: number
  height: number
  /** Null: the shape stays, so it is only scaled. */
  shaping: Shaping | null
}

export interface ImageRecipe extends Frame {
  kind: 'image'
  type: 'image/jpeg' | 'image/png' | 'image/webp'
  /** Null where nobody limits it. */
  maxBytes: number | null
  /** It is not made narrower than this to save bytes. */
  minWidth: number
  /** What is taken of it, in pixels of the upright picture; all of it unless given. */
  cut?: Cut
}

export interface Cut {
  left: number
  top: number
  width: number
  height: number
}

export interface VideoRecipe {
  kind: 'video'
  type: 'video/mp4'
  /** Copied without loss, or encoded anew as H.264. */
  picture: 'copy' | (Frame & { fps: number | null; bitrate: number; /** What is taken of it, in pixels of the upright video; all of it unless given. */ cut?: Cut })
  /** Copied without loss, or encoded anew as AAC. */
  sound: 'copy' | 'aac'
  seconds: number
  maxBytes: number | null
}

/** How a file is made to fit. It says all there is to say: the same recipe makes the same file. */
export type Recipe = ImageRecipe | VideoRecipe

/** Raised when conversions make other files from the same recipe: what was made before is then made anew. */
const EDITION = 1

/** The name of what a recipe makes of a content. */
export const keyOf = (contentSha256: string, recipe: Recipe) => sha256([EDITION, contentSha256, canonicalize(recipe)].join('\n'))
