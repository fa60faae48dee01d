import type { Issue } from '@caidence/sdk'

/** What a click can do about it: put words at the end of the text, or take needless spaces out of it. */
export type Fix = { kind: 'append'; text: string } | { kind: 'tidy' }

/** What we say of a post, beside what its channels say. Its sentence is in resources/lang/en/faults.json, by rule. */
export interface Finding extends Omit<Issue, 'level'> {
  /** A hint may be left alone without a thought. */
  level: 'hint' | 'warning' | 'error'
  fix?: Fix
  /** The brand forbids it: it goes out only after a person has said that they mean it. */
  mustConfirm?: true
  /** What saying so is named by, one for each word. */
  codes?: string[]
}
