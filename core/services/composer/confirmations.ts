import { errors } from '@vinejs/vine'
import { inject } from '@adonisjs/core'
import type SocialConnection from '#models/social_connection'
import type SocialPost from '#models/social_post'
import { audit } from '#services/audit/audit'
import { issueSentence } from '#services/publishing/fault_sentences'
import type { TargetInput } from '#services/publishing/post_input'
import { Linter, type Linted } from './linter.ts'
import type { Forbidden } from './text_rules.ts'

/** One thing that a person has to say they mean. */
export interface OpenFinding {
  /** Sent back in `confirm`. */
  code: string
  rule: string
  path: string
  sentence: string
}

/**
 * The brand's guidelines speak against what is about to go out, and nobody has said that it is meant. A refusal of the
 * input like others, so that imports, series and changes of many posts say it where they say those.
 */
export class ConfirmationNeeded extends errors.E_VALIDATION_ERROR {
  code = 'E_CONFIRMATION_NEEDED'
  facts: { findings: OpenFinding[] }

  constructor(findings: OpenFinding[]) {
    super(findings.map(({ path, rule, sentence }) => ({ field: path, rule, message: sentence })))
    this.facts = { findings }
    this.message = 'The brand’s guidelines speak against this post. Change it, or say that it is meant like this.'
  }
}

/** Keeps what the brand forbids from going out before a person has said that they mean it, through whatever door. Inside a tenant transaction. */
@inject()
export class Confirmations {
  constructor(private linter: Linter) {}

  /** Throws unless everything is confirmed: now, or earlier for this post. */
  async require(post: SocialPost, targets: TargetInput[], connections: Map<string, SocialConnection>, confirm: string[] = []): Promise<void> {
    const open = await this.note(post, targets, connections, confirm)
    if (open.length) throw new ConfirmationNeeded(open)
  }

  /** Keeps what a person says, of what there is to say it of, and answers what is left. */
  async note(post: SocialPost, targets: TargetInput[], connections: Map<string, SocialConnection>, confirm: string[] = []): Promise<OpenFinding[]> {
    const linted = targets.map(({ connectionId, format, text }): Linted => ({ connectionId, adapterId: connections.get(connectionId)!.adapterId, brandId: post.brandId, format, text: text ?? post.text }))
    const found = new Map<string, OpenFinding>()
    for (const [index, forbidden] of (await this.linter.forbidden(linted)).entries()) {
      for (const one of forbidden) if (!found.has(one.code)) found.set(one.code, openOf(one, targets[index]!.text === null || targets[index]!.text === undefined ? 'text' : `targets.${index}.text`))
    }
    const open = [...found.values()].filter(({ code }) => !post.meant.includes(code))
    const said = open.filter(({ code }) => confirm.includes(code)).map(({ code }) => code)
    if (said.length) {
      await post.merge({ meant: [...post.meant, ...said] }).save()
      await audit({ action: 'post.meant', subject: { type: 'social_post', id: post.id }, brandId: post.brandId, after: { findings: said } })
    }
    return open.filter(({ code }) => !said.includes(code))
  }
}

const openOf = ({ code, rule, word }: Forbidden, path: string): OpenFinding => ({ code, rule, path, sentence: issueSentence({ rule, params: { words: word, count: 1 } }) })
