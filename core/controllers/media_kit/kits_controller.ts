import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { forgetSession } from '#services/http/forget_session'
import { chromium } from '#services/media_kit/chromium'
import { fontFaces, fontFile } from '#services/media_kit/fonts'
import { limitLooks } from '#services/media_kit/kit_limits'
import { KitLinks } from '#services/media_kit/kit_links'
import { kitPdf } from '#services/media_kit/kit_pdf'
import { kitView } from '#services/media_kit/kit_view'
import { kitHeaders, kitPageHeaders, sendKitPdf } from '#services/media_kit/send_kit'
import { sendMedia } from '#services/media/send_media'
import { MediaStore } from '#services/media/media_store'

/** Fonts are files of a released package. */
const FONT_CACHE = 'public, max-age=31536000, immutable'

/** A media kit for whoever has its link. There is no session here; the token in the address is the only right there is. */
@inject()
export default class KitsController {
  constructor(private links: KitLinks) {}

  async show(ctx: HttpContext) {
    const { i18n, params, request, view } = ctx
    await this.#arrive(ctx)
    const opened = await this.links.open(params.token, { count: request.method() === 'GET' })
    if (!opened) return this.#gone(ctx)

    const base = `/kit/${params.token}`
    const sources = {
      picture: (id: string) => `${base}/pictures/${id}`,
      fontFaces: await fontFaces(opened.kit.fonts, ({ id }, file) => `/kit-fonts/${id}/${file}`),
    }
    kitPageHeaders(ctx)
    return view.render('kit/show', { kit: kitView(opened.kit, i18n, sources), i18n, pdfUrl: chromium().path ? `${base}/media-kit.pdf` : null, isPrint: false })
  }

  async pdf(ctx: HttpContext) {
    await this.#arrive(ctx)
    const opened = await this.links.open(ctx.params.token)
    if (!opened || !chromium().path) return this.#gone(ctx)
    const pdf = await kitPdf(opened.kit, ctx.i18n)
    kitHeaders(ctx)
    return sendKitPdf(ctx, opened.kit.name, pdf)
  }

  /** Of this kit, and no other file of the workspace. Only the small picture is ever handed out. */
  async picture(ctx: HttpContext) {
    forgetSession(ctx)
    const { params } = ctx
    const opened = await this.links.open(params.token)
    const picture = opened?.kit.pictures.get(params.media.toLowerCase())
    const bytes = picture && (await new MediaStore().size(picture.previewKey).catch(() => null))
    if (!picture || !bytes) return ctx.response.notFound('Not found')
    kitHeaders(ctx)
    const file = { key: picture.previewKey, type: 'image/webp', bytes, etag: `"${picture.id}-preview"`, modifiedAt: picture.createdAt }
    return sendMedia(ctx, file, { 'content-disposition': 'inline', 'cross-origin-resource-policy': 'same-origin' })
  }

  font(ctx: HttpContext) {
    forgetSession(ctx)
    const path = fontFile(ctx.params.font, ctx.params.file)
    if (!path) return ctx.response.notFound('Not found')
    ctx.response.header('content-type', 'font/woff2').header('cache-control', FONT_CACHE)
    return ctx.response.download(path)
  }

  async #arrive(ctx: HttpContext) {
    forgetSession(ctx)
    await limitLooks(ctx.request.ip())
  }

  /** The same for a link that never was, is over, or was taken back. */
  #gone(ctx: HttpContext) {
    kitPageHeaders(ctx)
    ctx.response.status(404)
    return ctx.view.render('kit/gone', { i18n: ctx.i18n })
  }
}
