import { createError } from '@adonisjs/core/exceptions'

const ACCEPTED = 'Upload a JPEG, PNG, WebP or GIF image, or an MP4 or MOV video.'

/** The bytes are of a type we do not take, whatever name and header claim. */
export class E_MEDIA_TYPE extends createError<[reason: string]>('%s', 'E_MEDIA_TYPE', 415) {
  static help = ACCEPTED
}

/** Videos need ffmpeg on the server. */
export class E_VIDEO_UNAVAILABLE extends createError('Videos are not accepted here: ffmpeg is not installed on the server', 'E_VIDEO_UNAVAILABLE', 415) {
  static help = 'Ask the operator to install ffmpeg (with ffprobe) and to restart. Images work without it.'
}

export class E_MEDIA_TOO_LARGE extends createError<[kind: string, limit: string]>('This %s is larger than %s', 'E_MEDIA_TOO_LARGE', 413) {
  static help = 'Export it in a smaller size or with stronger compression, then upload it again.'
}

/** The decoder could not make sense of the file. */
export class E_MEDIA_UNREADABLE extends createError<[reason: string]>('The file cannot be read: %s', 'E_MEDIA_UNREADABLE', 422) {
  static help = 'Open it on your device to see whether it is complete, export it again, and upload the new file.'
}

/** The file would take far more memory or time than its size suggests. */
export class E_MEDIA_BOMB extends createError<[reason: string]>('The file was refused: %s', 'E_MEDIA_BOMB', 422) {
  static help = 'Export it with smaller dimensions, fewer frames or a shorter duration.'
}

export class E_UPLOAD_BROKEN_OFF extends createError<[reason: string]>('The upload broke off: %s', 'E_UPLOAD_BROKEN_OFF', 400) {
  static help = 'Nothing was kept. Upload the file again.'
}

export class E_UPLOAD_SHAPE extends createError<[reason: string]>('%s', 'E_UPLOAD_SHAPE', 422) {
  static help = 'Send one file per request as multipart/form-data in the field "file".'
}

export class E_QUOTA extends createError<[quota: string]>('The workspace has no room left for this file: its media may take up %s', 'E_QUOTA', 413) {
  static help = 'Delete media that is no longer needed, or ask the operator for more room.'
}

export class E_CURSOR extends createError('The cursor is not one we gave out', 'E_CURSOR', 422) {
  static help = 'Start again without a cursor and follow meta.nextCursor.'
}

export class E_IDEMPOTENCY_KEY extends createError<[reason: string]>('%s', 'E_IDEMPOTENCY_KEY', 422) {
  static help = 'Use a new Idempotency-Key for another file; repeat the same key only with the same file.'
}

export class E_UPLOAD_IN_FLIGHT extends createError('An upload with this Idempotency-Key is still being processed', 'E_UPLOAD_IN_FLIGHT', 409) {
  static help = 'Wait a moment, then repeat the request with the same key.'
}

export interface UsingPost {
  id: string
  text: string
  publishAt: string | null
}

/** Posts on their way need the file. They are named, so that a person can act. */
export class E_MEDIA_IN_USE extends createError<[posts: string]>('The file is used by posts that are yet to be published: %s', 'E_MEDIA_IN_USE', 409) {
  static help = 'Remove the file from these posts or cancel them, then delete it.'

  constructor(readonly posts: UsingPost[]) {
    super([posts.map(({ text, publishAt }) => `“${text}”${publishAt ? ` (${publishAt})` : ''}`).join(', ')])
  }
}
