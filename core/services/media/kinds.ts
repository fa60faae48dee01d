import { extname } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { E_MEDIA_TYPE } from './errors.ts'
import { MAX_DOCUMENT_BYTES, MAX_IMAGE_BYTES, MAX_VIDEO_BYTES } from './limits.ts'

/** A type we take. The extension comes from here, never from the name somebody sent. */
export interface Kind {
  type: string
  extension: string
  family: 'image' | 'video' | 'document'
  /** What the decoder must call it: sharp's format, ffmpeg's muxer for a video, or a document's own name. */
  format: 'jpeg' | 'png' | 'webp' | 'gif' | 'mp4' | 'mov' | 'pdf'
  maxBytes: number
}

const image = (type: string, extension: string, format: Kind['format']): Kind => ({ type, extension, family: 'image', format, maxBytes: MAX_IMAGE_BYTES })
const video = (type: string, extension: string, format: Kind['format']): Kind => ({ type, extension, family: 'video', format, maxBytes: MAX_VIDEO_BYTES })

const JPEG = image('image/jpeg', 'jpg', 'jpeg')
const MP4 = video('video/mp4', 'mp4', 'mp4')

/** By what the magic bytes say. */
const KINDS: Record<string, Kind> = {
  'image/jpeg': JPEG,
  'image/png': image('image/png', 'png', 'png'),
  'image/webp': image('image/webp', 'webp', 'webp'),
  'image/gif': image('image/gif', 'gif', 'gif'),
  'video/mp4': MP4,
  // Apple's name for an MP4 from its own shop and tools; we write the container anew anyway.
  'video/x-m4v': MP4,
  'video/quicktime': video('video/quicktime', 'mov', 'mov'),
  'application/pdf': { type: 'application/pdf', extension: 'pdf', family: 'document', format: 'pdf', maxBytes: MAX_DOCUMENT_BYTES },
}

/** What the types of a family are like, in SQL's way of saying it. */
export const FAMILY_TYPES: Record<Kind['family'], string> = { image: 'image/%', video: 'video/%', document: 'application/pdf' }

const FAMILIES: Record<string, Kind['family']> = {
  jpg: 'image', jpeg: 'image', jpe: 'image', jfif: 'image', png: 'image', webp: 'image', gif: 'image',
  mp4: 'video', m4v: 'video', mov: 'video', qt: 'video',
  pdf: 'document',
}

const REASONS: Record<string, string> = {
  'image/heic': 'HEIC photos are not accepted: most platforms refuse them. On an iPhone choose Settings › Camera › Formats › Most Compatible, or export the photo as JPEG',
  'image/heif': 'HEIF photos are not accepted: most platforms refuse them. Export the photo as JPEG',
  'image/heic-sequence': 'HEIC photos are not accepted: most platforms refuse them. Export the photo as JPEG',
  'image/avif': 'AVIF images are not accepted: no platform takes them. Export the image as JPEG or PNG',
  'image/apng': 'Animated PNG images are not accepted: platforms show their first frame only. Export as GIF or MP4',
  'image/tiff': 'TIFF images are not accepted. Export the image as JPEG or PNG',
  'image/bmp': 'BMP images are not accepted. Export the image as PNG',
  'video/webm': 'WebM videos are not accepted: most platforms refuse them. Export the video as MP4 (H.264)',
  'video/matroska': 'Matroska videos are not accepted: most platforms refuse them. Export the video as MP4 (H.264)',
  'video/vnd.avi': 'AVI videos are not accepted: most platforms refuse them. Export the video as MP4 (H.264)',
}

const SVG_REASON = 'SVG drawings are not accepted: they may carry scripts, and no platform takes them. Export the drawing as PNG'

const looksLikeSvg = (head: Buffer) => /<svg[\s>]|<!DOCTYPE svg/i.test(head.toString('latin1').replaceAll('\0', ''))

/** Decides by the first bytes. Throws `E_MEDIA_TYPE` with a reason a person can act on. */
export async function kindOf(head: Buffer): Promise<Kind> {
  if (!head.length) throw new E_MEDIA_TYPE(['The file is empty'])
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  const kind = found && KINDS[found.mime]
  if (kind) return kind

  if (looksLikeSvg(head)) throw new E_MEDIA_TYPE([SVG_REASON])
  if (found && REASONS[found.mime]) throw new E_MEDIA_TYPE([REASONS[found.mime]])
  throw new E_MEDIA_TYPE([found ? `Files of type ${found.mime} are not accepted` : 'The file is neither an image, a video nor a document we know'])
}

/**
 * The content decides, but a name or header that claims something else altogether is refused: such a file is
 * not what its sender believes it to be. A picture under another picture's name is an everyday thing and passes.
 */
export function refuseLies(kind: Kind, name: string, declaredType: string | undefined) {
  const extension = extname(name).slice(1).toLowerCase()
  if (extension && FAMILIES[extension] !== kind.family) {
    throw new E_MEDIA_TYPE([`The name ends in .${extension.slice(0, 20)}, but the content is ${kind.type}. Rename the file to end in .${kind.extension}`])
  }
  const declared = declaredType?.split(';')[0].trim().toLowerCase()
  if (!declared || declared === 'application/octet-stream') return
  const agrees = kind.family === 'document' ? declared === kind.type : declared.startsWith(`${kind.family}/`) && !declared.includes('svg')
  if (!agrees) {
    throw new E_MEDIA_TYPE([`The upload was declared as ${declared.slice(0, 60)}, but the content is ${kind.type}`])
  }
}

/** The kind of a stored file, by the type we noted. */
export const kindOfType = (type: string): Kind => KINDS[type]
