import { cloneVNode, Comment, defineComponent, Fragment, getCurrentInstance, h, nextTick, shallowRef, type Component, type VNode } from 'vue'

const FOCUSABLE = 'button, a, [tabindex]'

/** The element or component that stands in a slot, without comments and fragments around it. */
function* standing(nodes: VNode[] = []): Generator<VNode> {
  for (const node of nodes) {
    if (node.type === Fragment) yield* standing(node.children as VNode[])
    else if (node.type !== Comment) yield node
  }
}

/**
 * What is around a button only for when somebody turns to it, as its menu or its tooltip: fetched when the pointer or the
 * focus comes to the button, which is there from the beginning. A click that is too early for it opens it once it is there.
 */
export function onIntent<Part extends Component>(load: () => Promise<{ default: Part }>, { says = {}, opensOnClick = false }: { says?: Record<string, unknown>; opensOnClick?: boolean } = {}): Part {
  return defineComponent({
    inheritAttrs: false,
    setup(_, { attrs, slots }) {
      const self = getCurrentInstance()!
      const part = shallowRef<Part>()
      let button: HTMLElement | null = null
      let isAsked = false
      let isHeld = false
      let wasClicked = false
      let isOver = false
      let fetched: Part | undefined

      /** Not under a finger: the click that follows would go to a button that is gone. */
      async function takeOver() {
        if (!fetched || isHeld || part.value) return
        const hadFocus = button !== null && button === document.activeElement
        part.value = fetched
        await nextTick()
        if (wasClicked && opensOnClick) (attrs['onUpdate:open'] as ((isOpen: boolean) => void) | undefined)?.(true)
        if (!hadFocus || (opensOnClick && wasClicked)) return
        const first = self.proxy?.$el as Node | undefined
        const root = first instanceof HTMLElement ? first : ((first as Text | undefined)?.nextElementSibling as HTMLElement | null | undefined)
        ;(root?.matches(FOCUSABLE) ? root : root?.querySelector<HTMLElement>(FOCUSABLE))?.focus({ preventScroll: true })
      }

      async function bring(event: Event) {
        button = event.currentTarget as HTMLElement
        if (isAsked) return
        isAsked = true
        try {
          fetched = (await load()).default
        } catch (error) {
          // Whoever comes to it again asks again.
          isAsked = false
          throw error
        }
        await takeOver()
      }

      const listeners = {
        onPointerenter: (event: Event) => {
          isOver = true
          if (wasClicked) isHeld = false
          void bring(event)
          void takeOver()
        },
        onPointerleave: () => (isOver = false),
        onFocus: (event: Event) => {
          if (wasClicked) isHeld = false
          void bring(event)
          void takeOver()
        },
        onPointerdown: (event: Event) => {
          isHeld = true
          void bring(event)
          // The click comes first; without one, the finger went elsewhere.
          window.addEventListener('pointerup', () => setTimeout(release), { once: true })
          window.addEventListener('pointercancel', release, { once: true })
        },
        onClick: (event: Event) => {
          wasClicked = true
          // What the click opens gives the focus back to this very button, so a tooltip waits for the next time.
          isHeld = !opensOnClick
          void bring(event)
          void takeOver()
        },
      }
      function release() {
        if (wasClicked) return
        isHeld = false
        void takeOver()
      }

      return () => {
        if (part.value) return h(part.value, { ...attrs, ...((opensOnClick ? wasClicked : isOver) && { defaultOpen: true }) }, slots)
        const [trigger] = standing(slots.default?.())
        return trigger ? cloneVNode(trigger, { ...says, ...listeners }) : null
      }
    },
  }) as unknown as Part
}
