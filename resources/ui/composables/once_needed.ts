import { defineComponent, h, nextTick, ref, shallowRef, type Component } from 'vue'

type Given = Record<string, any>

/**
 * A part of a page that is seen rarely, as a dialog: fetched when it is needed for the first time, and kept from then
 * on. What it is given says whether that is so. It first stands as it was before it was needed, so it sees itself being
 * opened as one that was always there would.
 */
export function onceNeeded<Part extends Component>(load: () => Promise<{ default: Part }>, isNeeded: (given: Given) => boolean): Part {
  return defineComponent({
    inheritAttrs: false,
    setup(_, { attrs, slots }) {
      const part = shallowRef<Part>()
      const isIn = ref(false)
      let isAsked = false
      let before: Given = { ...attrs }

      async function bring() {
        isAsked = true
        try {
          part.value = (await load()).default
        } catch (error) {
          // The next need asks again.
          isAsked = false
          throw error
        }
        await nextTick()
        isIn.value = true
      }

      return () => {
        if (!isAsked && isNeeded(attrs)) void bring()
        if (!isAsked) before = { ...attrs }
        return part.value ? h(part.value, isIn.value ? attrs : before, slots) : null
      }
    },
  }) as unknown as Part
}
