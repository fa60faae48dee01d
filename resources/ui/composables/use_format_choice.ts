import { shallowRef, watch, type Ref } from 'vue'
import type { Adapter, Connection, Post } from '~/api/types'
import { keyOf, type ComposerForm } from '~/logic/composer_form'
import { followFiles, withChoices, type Followed } from '~/logic/format_choice'

/** Formats follow the files while somebody adds and removes them. Answers what followed last, to be said quietly. */
export function useFormatChoice(form: Ref<ComposerForm>, { adapters, connections }: { adapters: Adapter[]; connections: Connection[] }, post: () => Post | null) {
  const followed = shallowRef<Followed>(new Map())
  const filesOf = ({ media }: ComposerForm) => media.map(({ id, type }) => `${id} ${type}`).join(' ')
  const targetsOf = ({ targets }: ComposerForm) => targets.map(keyOf).join(' ')
  function recognise() {
    const targets = withChoices(form.value.targets, form.value.media, connections, adapters)
    if (targets.some((target, index) => target !== form.value.targets[index])) form.value.targets = targets
  }

  recognise()
  watch(
    [() => filesOf(form.value), () => targetsOf(form.value)] as const,
    ([files, targets], [filesBefore, targetsBefore]) => {
      followed.value = new Map(files === filesBefore ? [...followed.value].filter(([key]) => targets.includes(key)) : [])
      // Both at once: they come from elsewhere, and belong together as they are.
      if (targets !== targetsBefore) return recognise()
      const locked = post()?.deliveries.filter(({ isEditable }) => !isEditable).map(keyOf)
      const moved = followFiles(form.value.targets, form.value.media, connections, adapters, locked)
      if (!moved.followed.size) return
      form.value.targets = moved.targets
      followed.value = moved.followed
    }
  )
  return followed
}
