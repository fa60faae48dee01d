import type { Issue, MediaRef, Publisher } from '@caidence/sdk'
import { inject } from '@adonisjs/core'
import type Media from '#models/media'
import { fit } from '#services/media/fit/fit'
import { toMediaRef } from '#services/media/media_source'
import { hasVideoTools } from '#services/media/tools'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { issueSentence } from '#services/publishing/fault_sentences'
import { DEFAULT_FIT } from '#services/publishing/post_input'

type Formats = ReturnType<PluginHostService['adapters']>[number]['formats']

/** Files as a format gets them, and what stands in the way of that. */
interface Fitted {
  refs: MediaRef[]
  refused: Issue[]
}

/**
 * What `DraftChecks.checkAhead` finds, for many rows: what does not depend on a row's text is asked once. Lives as long as
 * one batch, since settings may change between two, and an adapter is built anew then. A test holds both against each other.
 */
export class BatchChecks {
  #formats = new Map<string, Formats>()
  #publishers = new Map<string, Publisher>()
  #references = new Map<string, MediaRef>()
  #fitted = new Map<string, Fitted>()
  #sentences = new Map<string, string>()
  #means = { video: hasVideoTools() }

  constructor(private host: PluginHostService) {}

  formatsOf(adapterId: string): Formats {
    let formats = this.#formats.get(adapterId)
    if (!formats) this.#formats.set(adapterId, (formats = this.host.adapters().find(({ id }) => id === adapterId)?.formats ?? []))
    return formats
  }

  /** The first thing that keeps a post from going out like this; null when nothing does. */
  async errorOf(adapterId: string, formatId: string, text: string, media: Media[]): Promise<Issue | null> {
    const format = this.formatsOf(adapterId).find(({ id }) => id === formatId)
    if (!format) return { level: 'error', path: 'format', rule: 'format.unknown' }
    const publisher = this.#publishers.get(adapterId) ?? (await this.#load(adapterId))
    const { refs, refused } = this.#fit(adapterId, format, media)
    const issues = publisher.check({ format: formatId, text, media: refs, options: {} })
    return issues.find(({ level }) => level === 'error') ?? refused[0] ?? null
  }

  sentenceOf({ rule, params }: Issue): string {
    const key = JSON.stringify([rule, params])
    let sentence = this.#sentences.get(key)
    if (sentence === undefined) this.#sentences.set(key, (sentence = issueSentence({ rule, params })))
    return sentence
  }

  async #load(adapterId: string): Promise<Publisher> {
    const { publish } = await this.host.load<'publish'>(adapterId)
    this.#publishers.set(adapterId, publish)
    return publish
  }

  #fit(adapterId: string, { id, media: limits }: Formats[number], media: Media[]): Fitted {
    const key = [adapterId, id, ...media.map((file) => file.id)].join(' ')
    const known = this.#fitted.get(key)
    if (known) return known
    const fits = media.map((file) => fit(limits, { ref: this.#referenceOf(file), frames: file.frames, crop: null }, DEFAULT_FIT, this.#means))
    const fitted = { refs: fits.map(({ ref }) => ref), refused: fits.flatMap(({ refuses }, index) => refuses.map((refused): Issue => ({ level: 'error', path: `media.${index}`, ...refused }))) }
    this.#fitted.set(key, fitted)
    return fitted
  }

  #referenceOf(file: Media): MediaRef {
    let reference = this.#references.get(file.id)
    if (!reference) this.#references.set(file.id, (reference = toMediaRef(file, file.altText ?? undefined)))
    return reference
  }
}

@inject()
export class PlanChecks {
  constructor(private host: PluginHostService) {}

  forBatch(): BatchChecks {
    return new BatchChecks(this.host)
  }
}
