import { listMediaValidator, updateMediaValidator, uploadValidator } from '#validators/media/media'
import { bodySchema, boolean, described, instant, integer, nullable, number, object, page, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { ObjectSchema, Operations, Schema } from './openapi_types.ts'

const path: Schema = { type: 'string', format: 'uri-reference' }

export const mediaFields = {
  id: uuid,
  brandId: uuid,
  name: string,
  type: described('Media type.', string),
  isVideo: boolean,
  bytes: integer,
  width: nullable(integer),
  height: nullable(integer),
  seconds: nullable(number),
  pages: described('Of a document, where they could be counted.', nullable(integer)),
  altText: nullable(string),
  fileUrl: described('For signed-in members.', path),
  previewUrl: described('Null for a document whose first page could not be drawn.', nullable(path)),
  createdAt: instant,
}

export const media = object(mediaFields)
export const schemas = { Media: media }

const tag = 'Media'
const { properties, ...upload } = bodySchema(uploadValidator) as ObjectSchema

export const operations: Operations = {
  'media.index': {
    ...{ operationId: 'listMedia', tag, access: 'media:read', query: listMediaValidator },
    summary: 'List the library, newest first',
    success: { status: 200, description: 'One page', schema: page(ref('Media')) },
  },
  'media.store': {
    ...{ operationId: 'uploadMedia', tag, access: 'media:write' },
    summary: 'Upload one picture, video or document',
    description: 'The type is read from the bytes. Places and camera data in pictures and videos are removed; documents stay as they are, and encrypted ones are refused. HEIC and AVIF pictures and SVG drawings are kept as JPEG or PNG, which `notice` says. With an Idempotency-Key a repeated upload of the same file answers the media of the first.',
    content: {
      'multipart/form-data': {
        schema: { ...upload, properties: { ...properties, file: { type: 'string', format: 'binary', contentMediaType: 'application/octet-stream', description: 'JPEG, PNG, WebP, GIF, HEIC, AVIF, SVG, MP4, MOV or PDF' } }, required: ['file'] },
      },
    },
    success: { status: 201, description: 'The new media', schema: object({ data: ref('Media'), notice: described('What was done to the file, for the person who sent it; null when nothing was.', nullable(string)) }) },
    refusals: {
      400: 'The upload broke off.',
      408: 'The upload stood still.',
      413: 'The file is too large, or the workspace has no room left.',
      415: 'The bytes are of a type that is not taken.',
      422: 'The file cannot be read, is larger than it looks, or the request is no upload of one file.',
    },
  },
  'media.show': {
    ...{ operationId: 'getMedia', tag, access: 'media:read' },
    summary: 'Show one file of the library',
    success: { status: 200, description: 'The media', schema: wrapped(ref('Media')) },
  },
  'media.update': {
    ...{ operationId: 'updateMedia', tag, access: 'media:write', body: updateMediaValidator },
    summary: 'Change name or alternative text',
    success: { status: 200, description: 'The media', schema: wrapped(ref('Media')) },
  },
  'media.destroy': {
    ...{ operationId: 'deleteMedia', tag, access: 'media:write' },
    summary: 'Take a file out of the library',
    success: { status: 204, description: 'Deleted' },
    refusals: { 409: 'Posts that are yet to be published use the file; the detail names them.' },
  },
}
