import { computed, ref, watch } from 'vue'
import { router } from '@inertiajs/vue3'
import { useToast } from '@nuxt/ui/composables'
import { ApiProblem, sentenceOf } from '~/api/http'
import { posts } from '~/api/posts'
import type { Adapter, Brand, CheckIssue, Connection, Post } from '~/api/types'
import { countText } from '~/logic/text_count'
import { emptyForm, formatOf, formOf, keyOf, publishInstant, toInput, type ComposerForm, type ComposerTarget } from '~/logic/composer_form'
import { useBackup } from './use_backup'
import { useCheck } from './use_check'
import { translate as t } from './use_text'
import { formatInstantWithZone, formatSoon } from './use_time'

interface Source {
  post: Post | null
  brands: Brand[]
  connections: Connection[]
  adapters: Adapter[]
  wantedBrand: string | null
}

/** Everything the composer page knows and does; the page only draws it. */
export function useComposer(source: Source) {
  const toast = useToast()
  const firstBrand = source.brands.find(({ id }) => id === source.wantedBrand) ?? source.brands[0]
  const original = ref(source.post ? formOf(source.post) : emptyForm(firstBrand))
  const form = ref<ComposerForm>(plain(original.value))
  const version = ref(source.post?.version)
  const theirs = ref<Post | null>(null)
  const isSaving = ref(false)
  const problem = ref<string | null>(null)
  const restoredFrom = ref<string | null>(null)
  /** Of the post being written, so that a second try after a lost answer does not make a second post. */
  let key = newKey()

  const brand = computed(() => source.brands.find(({ id }) => id === form.value.brandId) ?? firstBrand)
  const zone = computed(() => source.post?.timeZone ?? brand.value.timeZone)
  const connections = computed(() => source.connections.filter(({ brandId }) => brandId === form.value.brandId))
  const connectionOf = (id: string) => source.connections.find((connection) => connection.id === id)
  const formatFor = (target: { connectionId: string; format: string }) => formatOf(source.adapters, source.connections, target)
  const nameOf = (target: { connectionId: string; format: string }) => connectionOf(target.connectionId)?.handle ?? target.format

  const input = computed(() => toInput(form.value, zone.value, source.adapters, source.connections))
  const { checks, isChecking, hasFailed } = useCheck(input)
  const checkOf = (target: { connectionId: string; format: string }) => checks.value.find((check) => keyOf(check) === keyOf(target))

  /** Counted here while typing; the server's answer carries issues, not the count. */
  function countOf(target: ComposerTarget) {
    const limits = formatFor(target)?.text
    return limits ? { count: countText(target.text ?? form.value.text, limits.countAs), max: limits.max } : null
  }

  const issues = computed(() => form.value.targets.flatMap((target): (CheckIssue & { target: ComposerTarget })[] => (checkOf(target)?.issues ?? []).map((issue) => ({ ...issue, target }))))
  const errors = computed(() => issues.value.filter(({ level }) => level === 'error'))
  const warnings = computed(() => issues.value.filter(({ level }) => level === 'warning'))

  const at = computed(() => publishInstant(form.value, zone.value))
  const isPast = computed(() => Boolean(at.value && at.value.getTime() < Date.now() - 60_000))
  const primary = computed(() => {
    const count = form.value.targets.length || 1
    if (form.value.when === 'draft') return t('posts.edit.saveDraft')
    if (form.value.when === 'now' || isPast.value) return t('posts.edit.publishNow', { count })
    return at.value ? t('posts.edit.scheduleFor', { count, when: formatSoon(at.value, zone.value) }) : t('posts.edit.needTime')
  })
  const blocked = computed(() => {
    if (form.value.when === 'draft') return null
    if (!form.value.targets.length) return t('posts.edit.needChannel')
    if (form.value.when === 'at' && !at.value) return t('posts.edit.needTime')
    return errors.value.length ? t('posts.edit.issues', { count: errors.value.length }) : null
  })

  const isChanged = () => JSON.stringify(form.value) !== JSON.stringify(original.value)
  const backup = useBackup(source.post?.id ?? 'new', computed(() => ({ form: form.value, version: version.value })), isChanged)
  const stored = backup.read()
  if (stored && isUsable(stored.value.form) && JSON.stringify(stored.value.form) !== JSON.stringify(form.value)) {
    form.value = stored.value.form
    // What was typed belongs to the version it was typed over: saving it over a newer one is a conflict.
    version.value = stored.value.version
    restoredFrom.value = stored.at
  }
  function isUsable(value: ComposerForm) {
    return source.brands.some(({ id }) => id === value?.brandId) && Array.isArray(value.media) && Array.isArray(value.targets) && value.targets.every(({ connectionId }) => connectionOf(connectionId))
  }
  function discardRestored() {
    backup.clear()
    form.value = plain(original.value)
    version.value = source.post?.version
    restoredFrom.value = null
  }

  // Channels and files belong to a brand, so they do not follow the text into another one.
  watch(
    () => form.value.brandId,
    () => {
      form.value.targets = form.value.targets.filter(({ connectionId }) => connectionOf(connectionId)?.brandId === form.value.brandId)
      form.value.media = form.value.media.filter(({ brandId }) => brandId === form.value.brandId)
    }
  )

  async function save(when = form.value.when) {
    isSaving.value = true
    problem.value = null
    try {
      const sent = { ...input.value, when, ...(when !== 'at' && { publishAt: undefined }) }
      const saved = source.post ? await posts.update(source.post.id, { ...sent, version: version.value }) : await posts.create(sent, key)
      backup.clear()
      original.value = plain(form.value)
      toast.add({ title: noticeOf(when, saved), color: 'success', icon: 'i-lucide-circle-check' })
      router.visit(`/posts/${saved.id}`)
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'E_CONFLICT') theirs.value = (error.current as Post | undefined) ?? (await posts.find(source.post!.id))
      else if (error instanceof ApiProblem && error.code === 'E_KEY_REUSED') {
        key = newKey()
        problem.value = t('posts.edit.savedBefore')
      } else problem.value = error instanceof ApiProblem && error.errors.length ? [...new Set(error.errors.map(({ message }) => message))].join(' ') : sentenceOf(error)
    } finally {
      isSaving.value = false
    }
  }
  function noticeOf(when: ComposerForm['when'], saved: Post) {
    if (when === 'draft') return t('posts.edit.saved')
    return when === 'at' && saved.publishAt ? t('posts.edit.scheduled', { when: formatInstantWithZone(saved.publishAt, saved.timeZone) }) : t('posts.edit.publishing')
  }

  function loadTheirs() {
    if (!theirs.value) return
    version.value = theirs.value.version
    original.value = formOf(theirs.value)
    form.value = plain(original.value)
    theirs.value = null
  }
  function keepMine() {
    version.value = theirs.value?.version
    theirs.value = null
    void save()
  }

  return {
    ...{ form, brand, zone, connections, connectionOf, formatFor, nameOf, checks, checkOf, countOf, isChecking, hasFailed, issues, errors, warnings },
    ...{ at, isPast, primary, blocked, isSaving, problem, restoredFrom, discardRestored, save, theirs, loadTheirs, keepMine, isChanged },
  }
}

const newKey = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`

/** Vue's proxies cannot be cloned. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value))
