import { extname } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { E_MEDIA_TYPE } from './errors.ts'
import { MAX_DOCUMENT_BYTES, MAX_DRAWING_BYTES, MAX_IMAGE_BYTES, MAX_VIDEO_BYTES, SNIFF_BYTES } from './limits.ts'
import { hasPhotoTools } from './tools.ts'

/** A type we take. The extension comes from here, never from the name somebody sent. */
export interface Kind {
  type: string
  extension: string
  family: 'image' | 'video' | 'document'
  /** What the decoder must call it: sharp's format, ffmpeg's muxer for a video, or a document's own name. */
  format: 'jpeg' | 'png' | 'webp' | 'gif' | 'mp4' | 'mov' | 'pdf' | 'heif' | 'svg'
  maxBytes: number
  /** Set for what no platform takes: it is made a JPEG or PNG before it is kept (convert_arrival.ts). */
  converted?: 'photo' | 'avif' | 'drawing'
}

const image = (type: string, extension: string, format: Kind['format']): Kind => ({ type, extension, family: 'image', format, maxBytes: MAX_IMAGE_BYTES })
const video = (type: string, extension: string, format: Kind['format']): Kind => ({ type, extension, family: 'video', format, maxBytes: MAX_VIDEO_BYTES })

export const JPEG = image('image/jpeg', 'jpg', 'jpeg')
export const PNG = image('image/png', 'png', 'png')
const MP4 = video('video/mp4', 'mp4', 'mp4')

/** By what the magic bytes say. */
const KINDS: Record<string, Kind> = {
  'image/jpeg': JPEG,
  'image/png': PNG,
  'image/webp': image('image/webp', 'webp', 'webp'),
  'image/gif': image('image/gif', 'gif', 'gif'),
  'video/mp4': MP4,
  // Apple's name for an MP4 from its own shop and tools; we write the container anew anyway.
  'video/x-m4v': MP4,
  'video/quicktime': video('video/quicktime', 'mov', 'mov'),
  'application/pdf': { type: 'application/pdf', extension: 'pdf', family: 'document', format: 'pdf', maxBytes: MAX_DOCUMENT_BYTES },
}

const HEIC: Kind = { ...image('image/heic', 'heic', 'heif'), converted: 'photo' }
const AVIF: Kind = { ...image('image/avif', 'avif', 'heif'), converted: 'avif' }
const SVG: Kind = { ...image('image/svg+xml', 'svg', 'svg'), converted: 'drawing', maxBytes: MAX_DRAWING_BYTES }

/** What is taken and not kept as it is. HEIF is the container of HEIC. */
const CONVERTED: Record<string, Kind> = { 'image/heic': HEIC, 'image/heif': HEIC, 'image/avif': AVIF }

/** What the types of a family are like, in SQL's way of saying it. */
export const FAMILY_TYPES: Record<Kind['family'], string> = { image: 'image/%', video: 'video/%', document: 'application/pdf' }

const FAMILIES: Record<string, Kind['family']> = {
  jpg: 'image', jpeg: 'image', jpe: 'image', jfif: 'image', png: 'image', webp: 'image', gif: 'image', heic: 'image', heif: 'image', hif: 'image', avif: 'image', svg: 'image',
  mp4: 'video', m4v: 'video', mov: 'video', qt: 'video',
  pdf: 'document',
}

const REASONS: Record<string, string> = {
  'image/heic-sequence': 'HEIC series are not accepted: platforms show one picture. Export the photo as JPEG',
  'image/heif-sequence': 'HEIF series are not accepted: platforms show one picture. Export the photo as JPEG',
  'image/apng': 'Animated PNG images are not accepted: platforms show their first frame only. Export as GIF or MP4',
  'image/tiff': 'TIFF images are not accepted. Export the image as JPEG or PNG',
  'image/bmp': 'BMP images are not accepted. Export the image as PNG',
  'video/webm': 'WebM videos are not accepted: most platforms refuse them. Export the video as MP4 (H.264)',
  'video/matroska': 'Matroska videos are not accepted: most platforms refuse them. Export the video as MP4 (H.264)',
  'video/vnd.avi': 'AVI videos are not accepted: most platforms refuse them. Export the video as MP4 (H.264)',
}

const NO_PHOTO_TOOLS =
  'HEIC photos cannot be converted here, because libheif is not installed on the server. On an iPhone choose Settings › Camera › Formats › Most Compatible, or export the photo as JPEG; the operator can install libheif-examples'

/** What may stand before a drawing's first element; anything else before it, and it is a page or a text that holds one. */
const BEFORE_SVG = [['<?', '?>'], ['<!--', '-->'], ['<!DOCTYPE svg', '>']] as const

function looksLikeSvg(head: Buffer): boolean {
  let text = head.subarray(0, SNIFF_BYTES).toString('utf8').replace(/^\uFEFF/, '').trimStart()
  for (;;) {
    const known = BEFORE_SVG.find(([opens]) => text.slice(0, opens.length).toLowerCase() === opens.toLowerCase())
    if (!known) return /^<svg[\s>]/i.test(text)
    const end = text.indexOf(known[1])
    if (end < 0) return false
    text = text.slice(end + known[1].length).trimStart()
  }
}

/** Decides by the first bytes. Throws `E_MEDIA_TYPE` with a reason a person can act on. */
export async function kindOf(head: Buffer): Promise<Kind> {
  if (!head.length) throw new E_MEDIA_TYPE(['The file is empty'])
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  const kind = found && KINDS[found.mime]
  if (kind) return kind

  const converted = found && CONVERTED[found.mime]
  if (converted === HEIC && !hasPhotoTools()) throw new E_MEDIA_TYPE([NO_PHOTO_TOOLS])
  if (converted) return converted
  if ((!found || found.mime === 'application/xml') && looksLikeSvg(head)) return SVG
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
  const agrees = kind.family === 'document' ? declared === kind.type : declared.startsWith(`${kind.family}/`) && (kind === SVG || !declared.includes('svg'))
  if (!agrees) {
    throw new E_MEDIA_TYPE([`The upload was declared as ${declared.slice(0, 60)}, but the content is ${kind.type}`])
  }
}

/** The kind of a stored file, by the type we noted. */
export const kindOfType = (type: string): Kind => KINDS[type]
