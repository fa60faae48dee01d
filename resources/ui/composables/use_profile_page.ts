import { computed, nextTick, onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue'
import { ApiProblem, sentenceOf } from '~/api/http'
import { errorsByPath, type FieldErrors, type Profile } from '~/api/profiles'
import { useLeaveGuard } from '~/composables/use_leave_guard'

export interface ProfileEndpoint<Sections> {
  save: (sections: Partial<Sections>, revision?: number) => Promise<Profile<Sections>>
}

const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value))
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const FIELDS = 'input, select, textarea, button, [role=combobox], [tabindex="0"]'

/** The field that an address leads to; of what is no field itself, the first one in it. */
export function focusField(path: string): boolean {
  const found = document.getElementById(path)
  const field = found?.matches(FIELDS) ? found : found?.querySelector<HTMLElement>(FIELDS)
  field?.focus()
  field?.scrollIntoView?.({ block: 'center' })
  return Boolean(field)
}

/**
 * A profile that is read as a page and written section by section. `#section.field` in the address opens that section at
 * that field. Nothing typed is lost when somebody else was faster: their version is shown beside it first.
 */
export function useProfilePage<Sections extends object>(source: () => Profile<Sections>, endpoint: () => ProfileEndpoint<Sections>, mayEdit: () => boolean) {
  type Name = keyof Sections & string
  const profile = shallowRef(source())
  watch(source, (next) => (profile.value = next))

  const section = ref<Name | null>(null)
  /** What is being typed, what it began from, and the field to begin at. */
  const draft = ref<any>(null)
  const base = shallowRef<unknown>(null)
  const target = ref<string | null>(null)
  const errors = ref<FieldErrors>({})
  const problem = ref<string | null>(null)
  const theirs = shallowRef<Profile<Sections> | null>(null)
  const isSaving = ref(false)
  const isDirty = computed(() => section.value !== null && !isSame(draft.value, base.value))
  useLeaveGuard(isDirty)

  const remember = (hash: string) => history.replaceState(history.state, '', `${location.pathname}${location.search}${hash}`)

  function open(name: Name, field: string = name) {
    if (!mayEdit() || !(name in profile.value.sections) || isDirty.value) return
    base.value = profile.value.sections[name]
    draft.value = copyOf(base.value)
    errors.value = {}
    problem.value = null
    theirs.value = null
    target.value = field
    section.value = name
    remember(`#${field}`)
  }

  function close() {
    section.value = null
    theirs.value = null
    remember('')
  }

  /** With the revision this was made from: the newest that was seen, also after a choice between two versions. */
  async function save() {
    const name = section.value
    if (!name || isSaving.value) return
    isSaving.value = true
    problem.value = null
    try {
      profile.value = await endpoint().save({ [name]: draft.value } as unknown as Partial<Sections>, profile.value.revision)
      close()
    } catch (error) {
      await refused(name, error)
    } finally {
      isSaving.value = false
    }
  }

  async function refused(name: Name, error: unknown) {
    if (error instanceof ApiProblem && error.status === 412 && error.current) {
      const current = error.current as Profile<Sections>
      const isElsewhere = isSame(current.sections[name], base.value)
      profile.value = current
      base.value = current.sections[name]
      if (!isElsewhere) return void (theirs.value = current)
      // Another section was changed: nothing of this one is overwritten.
      isSaving.value = false
      return save()
    }
    errors.value = error instanceof ApiProblem ? errorsByPath(error.errors) : {}
    problem.value = sentenceOf(error)
    const [first] = Object.keys(errors.value)
    if (first) await nextTick(() => void focusField(first))
  }

  function keepMine() {
    theirs.value = null
    return save()
  }
  const takeTheirs = close

  function follow() {
    let path = ''
    try {
      path = decodeURIComponent(location.hash.slice(1))
    } catch {
      return
    }
    const name = path.split('.')[0] as Name
    if (path && Object.hasOwn(profile.value.sections, name)) open(name, path)
  }
  onMounted(() => {
    follow()
    window.addEventListener('hashchange', follow)
  })
  onBeforeUnmount(() => window.removeEventListener('hashchange', follow))

  return { profile, section, draft, target, errors, problem, theirs, isSaving, isDirty, open, close, save, keepMine, takeTheirs }
}
