import { spoken } from '#services/language'
import type { I18n } from '@adonisjs/i18n'
import type { Issue } from '@caidence/sdk'

export interface Sentence {
  /** What happened, in words. */
  sentence: string
  /** The next click. */
  action: string
}

interface Facts {
  /** The platform's name as people know it. */
  platform?: string
  field?: string
}

const language = (i18n?: I18n) => i18n ?? spoken()
const values = ({ platform = 'The platform', field = 'none' }: Facts) => ({ platform, field })

/** One sentence per fault code, with who must act and the next click. An unknown code reads as a bug of the adapter. */
export function faultSentence(code: string, facts: Facts = {}, i18n?: I18n): Sentence {
  const t = language(i18n)
  const key = t.hasMessage(`faults.${code}.sentence`) ? code : 'E_ADAPTER_BUG'
  return pair(t, `faults.${key}`, facts)
}

/** Why a delivery waits for a person. */
export const heldSentence = (reason: string, facts: Facts = {}, i18n?: I18n): Sentence => pair(language(i18n), `faults.held.${reason}`, facts)

export const unconfirmedSentence = (facts: Facts = {}, i18n?: I18n): Sentence => pair(language(i18n), 'faults.unconfirmed', facts)

/** What a delivery waits for, in a few words. */
export const waitingSentence = (reason: string, facts: Facts = {}, i18n?: I18n) => language(i18n).t(`faults.waiting.${reason}`, values(facts))

/** What an adapter's check found, in words. The rule id is shown where there is no sentence for it. */
export function issueSentence(issue: Pick<Issue, 'rule' | 'params'>, i18n?: I18n) {
  const t = language(i18n)
  const key = `faults.issues.${issue.rule}`
  return t.hasMessage(key) ? t.t(key, (issue.params ?? {}) as Record<string, any>) : issue.rule
}

function pair(t: I18n, key: string, facts: Facts): Sentence {
  return { sentence: t.t(`${key}.sentence`, values(facts)), action: t.t(`${key}.action`, values(facts)) }
}

/** Why a delivery cannot be changed: it is on its way, or nobody knows whether it is out. */
export const lockedSentence = (state: string, i18n?: I18n) =>
  state === 'unconfirmed' ? language(i18n).t('faults.lookFirst') : language(i18n).t('faults.locked')

export const settledSentence = (state: string, i18n?: I18n) => language(i18n).t('faults.settled', { state })
