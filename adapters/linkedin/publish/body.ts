import type { Draft, Json } from '@caidence/sdk'
import { objectOf, textOf, type JsonObject } from '../api/json.ts'
import { toLittleText } from './little_text.ts'

/** The post as the platform wants it. The same draft and assets give the same bytes, which its check for duplicates relies on. */
export function postBody(draft: Draft, author: string, assets: string[]): JsonObject {
  const { options } = draft
  const content = contentOf(draft, assets)
  return {
    author,
    commentary: commentaryOf(draft),
    visibility: textOf(options.visibility) ?? 'PUBLIC',
    distribution: {
      feedDistribution: 'MAIN_FEED',
      targetEntities: [],
      thirdPartyDistributionChannels: [],
    },
    lifecycleState: 'PUBLISHED',
    isReshareDisabledByAuthor: options.disableReshare === true,
    ...(content && { content }),
  }
}

export function commentaryOf({ text, options }: Draft): string {
  const mention = textOf(options.mention)
  return toLittleText(mention ? `${text}\n${mention}`.trim() : text)
}

function contentOf({ format, media, options }: Draft, assets: string[]): JsonObject | null {
  const title = textOf(options.title)
  switch (format) {
    case 'linkedin.image':
      return { media: { id: assets[0], ...altTextOf(media[0]?.altText) } }
    case 'linkedin.images':
      return {
        multiImage: {
          images: assets.map((id, index) => ({ id, ...altTextOf(media[index]?.altText) })),
        },
      }
    case 'linkedin.video':
    case 'linkedin.document':
      return { media: { id: assets[0], ...(title && { title }) } }
    case 'linkedin.article':
      return { article: articleOf(options, assets[0], media[0]?.altText) }
    case 'linkedin.poll':
      return { poll: pollOf(options) }
    default:
      return null
  }
}

const altTextOf = (altText: string | undefined): JsonObject => (altText ? { altText } : {})

function articleOf(
  options: Draft['options'],
  thumbnail: string | undefined,
  altText: string | undefined
): JsonObject {
  const description = textOf(options.description)
  return {
    source: textOf(options.url) ?? '',
    title: textOf(options.title) ?? '',
    ...(description && { description }),
    ...(thumbnail && { thumbnail }),
    ...(thumbnail && altText && { thumbnailAltText: altText }),
  }
}

function pollOf(options: Draft['options']): JsonObject {
  return {
    question: textOf(options.question) ?? '',
    options: choicesOf(options).map((text): Json => ({ text })),
    settings: {
      duration: textOf(options.duration) ?? 'THREE_DAYS',
      voteSelectionType: 'SINGLE_VOTE',
      isVoterVisibleToAuthor: true,
    },
  }
}

export const choicesOf = (options: Draft['options']): string[] =>
  ['choice1', 'choice2', 'choice3', 'choice4'].flatMap((key) => textOf(options[key])?.trim() || [])

/** URNs of the assets a post shows. */
export function assetsIn(content: Json | undefined): string[] {
  const { media, multiImage, article } = objectOf(content)
  const images = objectOf(multiImage).images
  const ids = [
    objectOf(media).id,
    objectOf(article).thumbnail,
    ...(Array.isArray(images) ? images.map((image) => objectOf(image).id) : []),
  ]
  return ids.flatMap((id) => textOf(id) ?? [])
}

/** What else tells two posts with one text apart. */
export function subjectOf(content: Json | undefined): string {
  const { article, poll } = objectOf(content)
  return (textOf(objectOf(article).source) ?? textOf(objectOf(poll).question) ?? '').trim()
}
