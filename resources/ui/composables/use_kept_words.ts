import { media } from '~/api/media'
import { usePermission } from '~/composables/use_permission'

/**
 * Words for a file that were found for one post are kept with the file, where the library has none: the next post begins
 * with them. What the library says already stays, unless it was said here a moment ago.
 */
export function useKeptWords() {
  const { can } = usePermission()
  const said = new Map<string, string>()

  return async function keep(id: string, brandId: string, words: string) {
    const altText = words.trim()
    if (!altText || said.get(id) === altText || !can('media.edit', { brandId, id })) return
    try {
      const known = (await media.find(id)).altText
      if (known && known !== said.get(id)) return
      said.set(id, altText)
      await media.update(id, { altText })
    } catch {
      // The post has the words; the library does without them.
    }
  }
}
