import type { Data } from '@generated/data'

export type Post = Data.Publishing.Post
export type Delivery = Post['deliveries'][number]
export type DeliveryEvent = Data.Publishing.Event
export type DeliveryAttempt = Data.Publishing.Attempt
export type Brand = Data.Publishing.Brand
export type Media = Data.Media.Media
export type Connection = Data.Connections.Connection
export type Adapter = Data.Connections.Adapter
export type Format = Adapter['formats'][number]
export type Field = Format['options'][number]
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export interface Page<T> {
  data: T[]
  nextCursor: string | null
}

export interface PreviewModel {
  layout: string
  ratio: number
  text: { shown: string; folded: boolean }
  media: { id: string; ratio: number }[]
  badges?: string[]
  safeArea?: { top: number; right: number; bottom: number; left: number }
}

/** What a click can do about an issue: put words at the end of the text, or take needless spaces out of it. */
export type Fix = { kind: 'append'; text: string } | { kind: 'tidy' }

/** What an adapter's check, or the linter, found, in words. */
export interface CheckIssue {
  level: 'error' | 'warning' | 'hint'
  path: string
  rule: string
  sentence: string
  fix?: Fix
  /** Goes out only after a person has said that they mean it. */
  mustConfirm?: boolean
  /** What saying so is sent as. */
  codes?: string[]
}

export interface TargetCheck {
  connectionId: string
  format: string
  issues: CheckIssue[]
  preview: PreviewModel | null
  text: { count: number; max: number }
}

/** Shares of the upright picture. */
export type Crop = NonNullable<Post['media'][number]['crop']>
export type Revision = Data.Composer.Revision
export type WholeRevision = Data.Composer.WholeRevision

export interface PostInput {
  brandId: string
  text: string
  media: { id: string; altText?: string; crop?: Crop }[]
  targets: { connectionId: string; format: string; text?: string | null; options?: Record<string, Json>; fit?: 'pad' | 'crop'; mode?: 'auto' | 'manual' }[]
  when: 'draft' | 'now' | 'at' | 'queue'
  publishAt?: string
  timeZone?: string
  version?: number
  /** Saved by itself while somebody types. */
  autosave?: boolean
  /** Codes of findings that somebody has said they mean. */
  confirm?: string[]
}
