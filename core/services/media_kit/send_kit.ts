import type { HttpContext } from '@adonisjs/core/http'
import { contentDisposition } from '#services/media/names'

/** Nothing runs, nothing is sent anywhere, and nothing is loaded but this host's pictures, fonts and the page's own style. */
const kitPolicy = (nonce: string) =>
  `default-src 'none'; img-src 'self'; font-src 'self'; style-src 'nonce-${nonce}'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** On everything behind a link: it is for whoever was sent it, and not for machines that collect; its address goes nowhere else. */
export function kitHeaders({ response }: HttpContext) {
  response.header('x-robots-tag', 'noindex, nofollow, noarchive')
  response.header('referrer-policy', 'no-referrer')
  response.header('cache-control', 'private, no-store')
}

export function kitPageHeaders(ctx: HttpContext) {
  kitHeaders(ctx)
  ctx.response.header('content-security-policy', kitPolicy(ctx.response.nonce))
  ctx.response.header('content-type', 'text/html; charset=utf-8')
}

export function sendKitPdf({ response }: HttpContext, name: string, pdf: Buffer) {
  response.header('content-type', 'application/pdf')
  response.header('content-disposition', contentDisposition('inline', `${name} media kit`, 'pdf'))
  response.header('content-length', pdf.length)
  return response.send(pdf)
}
