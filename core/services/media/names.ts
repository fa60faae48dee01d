import { MAX_NAME_LENGTH } from './limits.ts'
import type { Kind } from './kinds.ts'

/** Control characters, and the marks that turn the direction of text and so can hide an extension. */
const INVISIBLE = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD]/gu

/** What people see. Only the last part of a path, without tricks; the stored name is made by us. */
export function displayName(sent: string, kind: Kind): string {
  const base = sent.normalize('NFC').split(/[/\\]/).at(-1)!.replace(INVISIBLE, '').trim().replace(/^\.+/, '')
  return [...base].slice(0, MAX_NAME_LENGTH).join('') || `${kind.family}.${kind.extension}`
}

/**
 * `Content-Disposition` with a name that fits the stored type, whatever the file was called: one dot, our
 * extension. The plain form is for old clients, the second carries the real letters (RFC 6266).
 */
export function contentDisposition(mode: 'inline' | 'attachment', name: string, extension: string): string {
  const stem = name.replace(/\.[^.]{1,10}$/, '').replaceAll('.', '_') || 'media'
  const full = `${stem}.${extension}`
  const ascii = full.replace(/[^\w.-]+/g, '_')
  const encoded = encodeURIComponent(full.toWellFormed()).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${mode}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
