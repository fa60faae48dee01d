import type { MediaRef } from '@caidence/sdk'
import type { Notice } from './notice.ts'
import type { Recipe } from './recipe.ts'

/** A way to make a file fit, not yet held against the limits. */
export interface Plan {
  recipe: Recipe
  /** The facts of what comes out, as far as they can be known before. */
  ref: MediaRef
  notices: Notice[]
}

export interface Refused {
  refused: Notice
}

/** The rules that a file with these facts would break. */
export type Wrong = (ref: MediaRef) => Set<string>
