import type { Json } from '@caidence/sdk'

/** What is done to a file, or why nothing can be: the sentence is in resources/lang/en/faults.json, by rule. */
export interface Notice {
  rule: `fit.${string}`
  params?: Record<string, Json>
}

const NAMES: Record<string, string> = { 'image/jpeg': 'JPEG', 'image/png': 'PNG', 'image/webp': 'WebP', 'image/gif': 'GIF', 'video/mp4': 'MP4', 'video/quicktime': 'MOV' }

/** As people call it. */
export const nameOfType = (type: string) => NAMES[type] ?? type
