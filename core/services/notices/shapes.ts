/** How a person hears of something: not at all, here, or here and by mail, at once or with others. */
export const CHOICES = ['off', 'app', 'now', 'daily', 'weekly'] as const
export type Choice = (typeof CHOICES)[number]

/** A notice in words. A type, since pages are made of it. */
export type ShownNotice = {
  id: string
  kind: string
  brandId: string | null
  sentence: string
  /** What to do about it, or why. */
  detail: string | null
  /** The page it is about; null when there is none any more. */
  link: string | null
  isRead: boolean
  at: string
}
