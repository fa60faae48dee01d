import { ref, type Ref } from 'vue'
import { useToast } from '@nuxt/ui/composables'
import { composer } from '~/api/composer'
import { posts } from '~/api/posts'
import type { Post } from '~/api/types'
import { formOf, type ComposerForm } from '~/logic/composer_form'
import { merge, withField, type FormField, type Merge, type Side } from '~/logic/three_way'
import { useShared } from './use_shared'
import { translate as t } from './use_text'

export interface Conflict {
  theirs: Post
  theirForm: ComposerForm
  merged: Merge
  /** Who saved it, as far as it is known. */
  by: string | null
  /** Somebody had pressed a button: what it was for is done once it is decided. */
  goesOn: boolean
}

interface Parts {
  form: Ref<ComposerForm>
  /** What both versions come from; null where nobody knows. */
  original: () => ComposerForm | null
  version: Ref<number | undefined>
  post: () => Post | null
  accept: (current: Post, theirs: ComposerForm, next: ComposerForm) => void
  goOn: () => Promise<void>
}

/** Somebody else saved in between: what they and we changed apart is put together, and the rest is a person's choice. */
export function useRivals({ form, original, version, post, accept, goOn }: Parts) {
  const toast = useToast()
  const shared = useShared()
  const conflict = ref<Conflict | null>(null)
  let isMeeting = false

  async function meet(current: Post | undefined, goesOn: boolean) {
    if (isMeeting) return
    isMeeting = true
    try {
      const theirs = current ?? (await posts.find(post()!.id))
      if (theirs.version === version.value) return
      const [by, base] = [await whoSaved(theirs), original() ?? (await contentAt(theirs, version.value))]
      const theirForm = timed(theirs, base)
      const merged = merge(base, form.value, theirForm)
      if (merged.conflicts.length) {
        conflict.value = { theirs, theirForm, merged, by: by?.name ?? null, goesOn }
        return
      }
      accept(theirs, theirForm, merged.form)
      // In another tab it may have been they themselves.
      if (merged.taken.length && by?.id !== shared.value.user?.id) toast.add({ title: t('composer.rivals.joined', { by: by?.name ?? t('composer.rivals.somebody'), fields: merged.taken.map((field) => t(`composer.rivals.fields.${field}`)).join(', ') }), color: 'info', icon: 'i-lucide-users' })
      if (goesOn) await goOn()
    } catch {
      // Nothing is lost: what is typed stays, and the next saving meets the same version.
    } finally {
      isMeeting = false
    }
  }

  /** A draft has no time of its own yet: what somebody chose here is not what they changed. */
  function timed(theirs: Post, base: ComposerForm | null): ComposerForm {
    const { when, date, time, repeat } = base ?? form.value
    return theirs.publishAt && theirs.state !== 'draft' ? formOf(theirs) : { ...formOf(theirs), when, date, time, repeat }
  }

  async function whoSaved({ id, version: saved }: Post) {
    const found = await composer.revisions(id).catch(() => [])
    return found.find((revision) => revision.version === saved)?.author ?? null
  }

  /** The server keeps what a post was. Several savings of one person may have grown together; then nobody knows. */
  async function contentAt({ id }: Post, wanted: number | undefined): Promise<ComposerForm | null> {
    const found = wanted ? await composer.revision(id, wanted).catch(() => null) : null
    return found && ({ ...form.value, text: found.text, media: found.media.map((file) => ({ ...file, altText: file.altText ?? '' })), targets: found.targets } as ComposerForm)
  }

  /** What both changed is taken from where somebody says. */
  async function decide(sides: Record<FormField, Side>) {
    const decided = conflict.value
    if (!decided) return
    const next = decided.merged.conflicts.reduce((sum, field) => (sides[field] === 'theirs' ? withField(sum, decided.theirForm, field) : sum), decided.merged.form)
    conflict.value = null
    accept(decided.theirs, decided.theirForm, next)
    if (decided.goesOn) await goOn()
  }

  return { conflict, meet, decide, close: () => (conflict.value = null) }
}
