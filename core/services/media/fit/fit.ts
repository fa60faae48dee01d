import { formatIssues, isImage, isVideo, type Format, type MediaLimits, type MediaRef } from '@caidence/sdk'
import type { Notice } from './notice.ts'
import type { Plan } from './plan.ts'
import { planImage } from './plan_image.ts'
import { planVideo } from './plan_video.ts'
import type { Crop, Recipe, Shaping } from './recipe.ts'
import { cutOf } from './shapes.ts'

export interface Source {
  ref: MediaRef
  /** Pictures in an image file; null where nobody looked. */
  frames: number | null
  /** The part of it that its author chose. Documents have none. */
  crop?: Crop | null
}

export interface Fit {
  /** Null: the file is sent as it is. */
  recipe: Recipe | null
  /** The facts of what is sent, as far as they can be known before it is made; where nothing can be made, of what comes nearest. */
  ref: MediaRef
  /** What is done to it. */
  notices: Notice[]
  /** Why nothing can be done, where the limits alone do not say it. */
  refuses: Notice[]
}

/** What the server can do. */
export interface Means {
  video: boolean
}

/** Images that may hold an animation. */
const MAY_MOVE = ['image/gif', 'image/webp']

/**
 * How a file is made to fit what a format says it takes: the least that does it, or nothing where it fits already or
 * cannot. Pure, and from the limits alone: no platform is known here.
 */
export function fit(limits: MediaLimits, { ref: whole, frames, crop }: Source, shaping: Shaping, means: Means): Fit {
  const wrongOf = (file: MediaRef) => new Set(faultsOf(limits, file))
  const cut = crop && (isImage(whole) || isVideo(whole)) && whole.width && whole.height ? cutOf({ width: whole.width, height: whole.height }, crop) : null
  const ref = cut ? { ...whole, width: cut.width, height: cut.height } : whole
  if (!cut && !wrongOf(ref).size) return asItIs(ref)

  const plan = isImage(ref) ? planImage(limits, ref, shaping, wrongOf) : isVideo(ref) ? planVideo(limits, ref, shaping, wrongOf, cut) : null
  if (!plan) return { ...asItIs(ref), refuses: cut ? [{ rule: 'fit.cut' }] : [] }
  if ('refused' in plan) return { ...asItIs(ref), refuses: [plan.refused] }
  if (isAnimated(ref, frames)) return { ...asItIs(ref), refuses: [{ rule: 'fit.animated' }] }
  if (isVideo(ref) && !means.video) return { ...asItIs(ref), refuses: [{ rule: 'fit.tools' }] }
  return wrongOf(plan.ref).size ? { ...asItIs(plan.ref), refuses: [] } : fitted(cut && plan.recipe.kind === 'image' ? { ...plan, recipe: { ...plan.recipe, cut } } : plan)
}

const asItIs = (ref: MediaRef): Fit => ({ recipe: null, ref, notices: [], refuses: [] })
const fitted = ({ recipe, ref, notices }: Plan): Fit => ({ recipe, ref, notices, refuses: [] })

/** A still would stay of it. */
const isAnimated = ({ type }: MediaRef, frames: number | null) => MAY_MOVE.includes(type) && (frames === null ? type === 'image/gif' : frames > 1)

/** The rules of one file alone, as the contract checks them. */
function faultsOf(limits: MediaLimits, file: MediaRef): string[] {
  const format = { text: { max: 0, countAs: 'utf16' }, media: { ...limits, min: 0, max: 1 }, options: [] } as unknown as Format
  return formatIssues(format, { format: '', text: '', media: [file], options: {} })
    .filter(({ level, rule }) => level === 'error' && rule.startsWith('media.'))
    .map(({ rule }) => rule)
}
