import { createError } from '@adonisjs/core/exceptions'

/*
 * Each message says what happened, then what to do: it is the "detail" of the problem an API client or a page shows.
 * Titles for pages are in resources/lang/en/media.json, by code.
 */

/** The bytes are of a type we do not take, whatever name and header claim. */
export const E_MEDIA_TYPE = createError<[reason: string]>('%s. Upload a JPEG, PNG, WebP, GIF, HEIC, AVIF or SVG image, an MP4 or MOV video, or a PDF document.', 'E_MEDIA_TYPE', 415)

/** Videos need ffmpeg on the server. */
export const E_VIDEO_UNAVAILABLE = createError(
  'Videos are not accepted here, because ffmpeg is not installed on the server. Ask the operator to install ffmpeg (with ffprobe) and to restart; images work without it.',
  'E_VIDEO_UNAVAILABLE',
  415
)

export const E_MEDIA_TOO_LARGE = createError<[family: string, limit: string]>(
  'This %s is larger than %s. Export it in a smaller size or with stronger compression, then upload it again.',
  'E_MEDIA_TOO_LARGE',
  413
)

/** The decoder could not make sense of the file. */
export const E_MEDIA_UNREADABLE = createError<[reason: string]>(
  'The file cannot be read: %s. Open it on your device to see whether it is complete, export it again, and upload the new file.',
  'E_MEDIA_UNREADABLE',
  422
)

/** The file would take far more memory or time than its size suggests. */
export const E_MEDIA_BOMB = createError<[reason: string]>(
  'The file was refused: %s. Export it with smaller dimensions, fewer frames or a shorter duration.',
  'E_MEDIA_BOMB',
  422
)

export const E_UPLOAD_BROKEN_OFF = createError<[reason: string]>('The upload broke off: %s. Nothing was kept; upload the file again.', 'E_UPLOAD_BROKEN_OFF', 400)

export const E_UPLOAD_TOO_SLOW = createError<[reason: string]>('The upload was ended: %s. Nothing was kept; upload the file again.', 'E_UPLOAD_TOO_SLOW', 408)

export const E_UPLOAD_SHAPE = createError<[reason: string]>('%s. Send one file per request as multipart/form-data in the field "file".', 'E_UPLOAD_SHAPE', 422)

export const E_QUOTA = createError<[quota: string]>(
  'The workspace has no room left for this file: its media may take up %s. Delete media that is no longer needed, or ask the operator for more room.',
  'E_QUOTA',
  413
)

export const E_IDEMPOTENCY_KEY = createError<[reason: string]>(
  '%s. Use a new Idempotency-Key for another file, and repeat a key only with the same file.',
  'E_IDEMPOTENCY_KEY',
  422
)

export const E_UPLOAD_IN_FLIGHT = createError(
  'An upload with this Idempotency-Key is still being processed. Wait a moment, then repeat the request with the same key.',
  'E_UPLOAD_IN_FLIGHT',
  409
)

/** Posts on their way need the file. They are named, so that a person can act. */
export const E_MEDIA_IN_USE = createError<[posts: string]>(
  'Posts that are yet to be published use this file: %s. Remove it from them or cancel them, then delete it.',
  'E_MEDIA_IN_USE',
  409
)
