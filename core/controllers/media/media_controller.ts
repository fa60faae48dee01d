import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Media from '#models/media'
import MediaPolicy from '#policies/media/media_policy'
import { noticeOf } from '#services/media/convert_arrival'
import { MediaLibrary } from '#services/media/media_library'
import { keyOf, REPLAYED } from '#services/http/idempotency'
import { receiveUpload } from '#services/media/receive_upload'
import { inUploadsFolder } from '#services/media/uploads_folder'
import { oncePerKey } from '#services/media/upload_replay'
import { holdRights } from '#services/access/access_lock'
import { tenantTx } from '#services/tenancy/tenant_tx'
import MediaTransformer from '#transformers/media/media_transformer'
import { listMediaValidator, updateMediaValidator, uploadValidator } from '#validators/media/media'

const shown = (media: Media) => ({ data: new MediaTransformer(media).toObject() })

/** The media library, as JSON. Routes open short tenant transactions themselves: an upload may take minutes. */
@inject()
export default class MediaController {
  constructor(private library: MediaLibrary) {}

  async index({ request, bouncer, actor }: HttpContext) {
    const { brand, ...filter } = await listMediaValidator.validate(request.qs())
    return tenantTx(actor, async () => {
      await bouncer.with(MediaPolicy).authorize('list')
      const { rows, nextCursor } = await this.library.list(actor, { ...filter, brandId: brand })
      return { data: rows.map((media) => new MediaTransformer(media).toObject()), nextCursor }
    })
  }

  /** Rights and room are looked at before the first byte of the file is read, and again when it is there. */
  async store(ctx: HttpContext) {
    const { request, response, bouncer, actor } = ctx
    const key = keyOf(ctx)
    await tenantTx(actor, async () => {
      await bouncer.with(MediaPolicy).authorize('upload')
      await this.library.mustFit(actor, Number(request.header('content-length')) || 0)
    })

    return inUploadsFolder(randomUUID(), async (folder) => {
      const { file, fields } = await receiveUpload(request, folder)
      const { brandId, altText } = await uploadValidator.validate(fields)
      const brand = await tenantTx(actor, async () => {
        const found = await this.library.brandFor(actor, brandId)
        await bouncer.with(MediaPolicy).authorize('upload', { workspaceId: found.workspaceId, brandId: found.id })
        return found
      })

      const create = async () => (await this.library.create(actor, file, folder, { brandId: brand.id, altText })).id
      const { id, replayed } = await oncePerKey(actor, key, file.sha256, create)
      if (replayed) response.header(REPLAYED, 'true')
      response.status(201)
      const media = await this.library.find(actor, id)
      return { ...shown(media), notice: noticeOf(file.kind, media) }
    })
  }

  async show({ params, bouncer, actor }: HttpContext) {
    return tenantTx(actor, async () => {
      const media = await this.library.find(actor, params.id)
      await bouncer.with(MediaPolicy).authorize('view', media)
      return shown(media)
    })
  }

  async update({ request, params, bouncer, actor }: HttpContext) {
    const changes = await request.validateUsing(updateMediaValidator, { data: request.body() })
    return tenantTx(actor, async () => {
      await bouncer.with(MediaPolicy).authorize('edit', await this.library.find(actor, params.id))
      return shown(await this.library.update(actor, params.id, changes))
    })
  }

  async destroy({ params, bouncer, response, actor }: HttpContext) {
    await tenantTx(actor, async () => {
      await holdRights()
      await bouncer.with(MediaPolicy).authorize('edit', await this.library.find(actor, params.id))
      await this.library.remove(actor, params.id)
    })
    return response.noContent()
  }
}
