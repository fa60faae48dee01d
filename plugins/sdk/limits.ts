import { fieldIssues } from './fields.ts'
import type { Format, MediaLimits, TextLimits } from './manifest.ts'
import type { Draft, Issue, Json, MediaRef } from './types.ts'

/** Ratios come from rounded pixel counts, so they are compared with this tolerance. */
export const RATIO_TOLERANCE = 0.01

/**
 * Every limit a manifest can state, checked against a draft. Pure: adapters call it from `check` and add what
 * only their platform knows.
 */
export function formatIssues(format: Format, draft: Draft): Issue[] {
  return [
    ...textIssues(format.text, draft.text),
    ...mediaIssues(format.media, draft.media),
    ...optionIssues(format, draft),
  ]
}

export function countText(text: string, countAs: TextLimits['countAs']): number {
  if (countAs === 'utf16') return text.length
  if (countAs === 'codepoints') return [...text].length
  return [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].length
}

export function hashtagsIn(text: string): string[] {
  return text.match(/(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_]+/gu) ?? []
}

/** An address such as `me@example.com` is not a mention. */
export function mentionsIn(text: string): string[] {
  return text.match(/(?<![\p{L}\p{N}_.])@[A-Za-z0-9_](?:[A-Za-z0-9_.]*[A-Za-z0-9_])?/gu) ?? []
}

export const isVideo = (media: MediaRef) => media.type.startsWith('video/')
export const isImage = (media: MediaRef) => media.type.startsWith('image/')

function textIssues(limits: TextLimits, text: string): Issue[] {
  const actual = countText(text, limits.countAs)
  if (limits.max === 0)
    return actual > 0 ? [warning('text', 'text.unsupported', { limit: 0, actual })] : []

  return [
    above('text', 'text.max', limits.max, actual),
    above('text', 'text.hashtags', limits.hashtags, hashtagsIn(text).length),
    above('text', 'text.mentions', limits.mentions, mentionsIn(text).length),
  ].flat()
}

function mediaIssues(limits: MediaLimits, media: MediaRef[]): Issue[] {
  const issues: Issue[] = []
  if (media.length === 0 && limits.min > 0) {
    issues.push(error('media', 'media.required', { limit: limits.min, actual: 0 }))
  } else if (media.length < limits.min || media.length > limits.max) {
    issues.push(
      error('media', 'media.count', {
        min: limits.min,
        max: limits.max,
        limit: limits.max,
        actual: media.length,
      })
    )
  }
  return issues.concat(media.flatMap((item, index) => itemIssues(limits, item, `media.${index}`)))
}

function itemIssues(limits: MediaLimits, item: MediaRef, path: string): Issue[] {
  // Judging the measures of a kind of file that is refused anyway would only bury the reason.
  if (!limits.types.includes(item.type)) {
    return [error(path, 'media.type', { limit: limits.types, actual: item.type })]
  }
  return [
    above(path, 'media.bytes', bytesLimit(limits, item), item.bytes),
    secondsIssues(limits, item, path),
    ratioIssues(limits, item, path),
    widthIssues(limits, item, path),
    videoIssues(limits, item, path),
    above(path, 'altText.max', limits.altTextMax, item.altText?.length ?? 0),
  ].flat()
}

function bytesLimit(limits: MediaLimits, item: MediaRef): number | undefined {
  return (isVideo(item) ? limits.videoMaxBytes : limits.imageMaxBytes) ?? limits.maxBytes
}

function secondsIssues(limits: MediaLimits, item: MediaRef, path: string): Issue[] {
  if (!isVideo(item) || item.seconds === undefined) return []
  return outside(path, 'media.seconds', limits.minSeconds, limits.maxSeconds, item.seconds)
}

function ratioIssues(limits: MediaLimits, item: MediaRef, path: string): Issue[] {
  if (!item.width || !item.height) return []
  const actual = item.width / item.height
  const range = isVideo(item) ? limits.videoRatio : limits.imageRatio
  if (range) {
    const [min, max] = range
    if (actual < min - RATIO_TOLERANCE || actual > max + RATIO_TOLERANCE) {
      return [
        error(path, 'media.ratio', {
          min,
          max,
          limit: actual < min ? min : max,
          actual: round(actual),
        }),
      ]
    }
  }
  if (
    limits.ratios &&
    !limits.ratios.some(([w, h]) => Math.abs(actual - w / h) <= RATIO_TOLERANCE)
  ) {
    return [
      error(path, 'media.ratio', {
        limit: limits.ratios.map((pair) => pair.join(':')),
        actual: round(actual),
      }),
    ]
  }
  return []
}

function widthIssues(limits: MediaLimits, item: MediaRef, path: string): Issue[] {
  if (!item.width) return []
  if (isVideo(item))
    return above(path, 'media.width', limits.videoMaxWidth ?? limits.maxWidth, item.width)
  const issues = outside(path, 'media.width', limits.minWidth, limits.maxWidth, item.width)
  return limits.autoScaled
    ? issues.map((found) => ({ ...found, level: 'warning' as const }))
    : issues
}

function videoIssues(limits: MediaLimits, { video }: MediaRef, path: string): Issue[] {
  if (!video) return []
  const issues: Issue[] = []
  if (limits.videoCodecs && !limits.videoCodecs.includes(video.codec)) {
    issues.push(error(path, 'media.codec', { limit: limits.videoCodecs, actual: video.codec }))
  }
  if (limits.audioCodecs && video.audioCodec && !limits.audioCodecs.includes(video.audioCodec)) {
    issues.push(
      error(path, 'media.audioCodec', { limit: limits.audioCodecs, actual: video.audioCodec })
    )
  }
  if (video.fps !== undefined)
    issues.push(...outside(path, 'media.fps', limits.minFps, limits.maxFps, video.fps))
  if (video.bitrate !== undefined)
    issues.push(...above(path, 'media.bitrate', limits.maxBitrate, video.bitrate))
  if (limits.moovFirst && video.moovFirst === false) {
    issues.push(error(path, 'media.moov', { limit: true, actual: false }))
  }
  return issues
}

function optionIssues(format: Format, draft: Draft): Issue[] {
  return fieldIssues(format.options, draft.options).map(({ key, rule, params }) =>
    error(`options.${key}`, `option.${rule}`, params)
  )
}

function error(path: string, rule: string, params?: Record<string, Json>): Issue {
  return params ? { level: 'error', path, rule, params } : { level: 'error', path, rule }
}

/** For what the platform leaves out or changes by itself: the post can go out, and the author should know. */
function warning(path: string, rule: string, params: Record<string, Json>): Issue {
  return { level: 'warning', path, rule, params }
}

function above(path: string, rule: string, limit: number | undefined, actual: number): Issue[] {
  return limit !== undefined && actual > limit ? [error(path, rule, { limit, actual })] : []
}

function outside(
  path: string,
  rule: string,
  min: number | undefined,
  max: number | undefined,
  actual: number
): Issue[] {
  if (min !== undefined && actual < min)
    return [error(path, rule, { min, max: max ?? null, limit: min, actual })]
  if (max !== undefined && actual > max)
    return [error(path, rule, { min: min ?? null, max, limit: max, actual })]
  return []
}

const round = (ratio: number) => Math.round(ratio * 1000) / 1000
