import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { router } from '@inertiajs/vue3'
import { useToast } from '@nuxt/ui/composables'
import { ApiProblem, sentenceOf } from '~/api/http'
import { planning } from '~/api/planning'
import { posts } from '~/api/posts'
import type { ApprovalRoute } from '~/api/approvals'
import type { Adapter, Brand, CheckIssue, Connection, Post, PostInput } from '~/api/types'
import { countText } from '~/logic/text_count'
import { fixed } from '~/logic/text_fixes'
import { emptyForm, formatOf, formOf, isSameForm, keyOf, publishInstant, toInput, type ComposerForm, type ComposerTarget } from '~/logic/composer_form'
import { emptyRepeat, ruleOf } from '~/logic/series_rule'
import { useAutosave } from './use_autosave'
import { useBackup } from './use_backup'
import { useCheck } from './use_check'
import { useFormatChoice } from './use_format_choice'
import { useLinkChecks } from './use_link_checks'
import { usePresence } from './use_presence'
import { useRivals } from './use_rivals'
import { translate as t } from './use_text'
import { formatInstantWithZone, formatSoon } from './use_time'

interface Source {
  post: Post | null
  brands: Brand[]
  connections: Connection[]
  adapters: Adapter[]
  wantedBrand: string | null
  /** By brand, of those that want somebody's word. */
  routes?: Record<string, ApprovalRoute>
}

export type TargetIssue = CheckIssue & { target: ComposerTarget }

/** Everything the composer page knows and does; the page only draws it. */
export function useComposer(source: Source) {
  const toast = useToast()
  const firstBrand = source.brands.find(({ id }) => id === source.wantedBrand) ?? source.brands[0]
  /** As the server has it; null while it has nothing. */
  const post = shallowRef<Post | null>(source.post)
  const original = ref(source.post ? formOf(source.post) : emptyForm(firstBrand))
  const untouched = plain(original.value)
  const form = ref<ComposerForm>(plain(original.value))
  /** What `original` is the content of, and what `form` was typed over. Apart only where a backup came back. */
  let originalVersion = source.post?.version
  const version = ref(source.post?.version)
  const isSaving = ref(false)
  const problem = ref<string | null>(null)
  const restoredFrom = ref<string | null>(null)
  /** Of the post being written, so that a second try after a lost answer does not make a second post. */
  let key = newKey()
  const seriesKey = newKey()
  /** The draft that was sent and whose answer never came. */
  let unanswered: { input: PostInput; form: ComposerForm } | null = null
  /** What is saved on leaving must not lead back here. */
  let isHere = true
  onBeforeUnmount(() => (isHere = false))

  const isDraft = computed(() => !post.value || post.value.deliveries.every(({ state }) => state === 'draft'))
  const brand = computed(() => source.brands.find(({ id }) => id === form.value.brandId) ?? firstBrand)
  const zone = computed(() => post.value?.timeZone ?? brand.value.timeZone)
  const connections = computed(() => source.connections.filter(({ brandId }) => brandId === form.value.brandId))
  const connectionOf = (id: string) => source.connections.find((connection) => connection.id === id)
  const formatFor = (target: { connectionId: string; format: string }) => formatOf(source.adapters, source.connections, target)
  const nameOf = (target: { connectionId: string; format: string }) => connectionOf(target.connectionId)?.handle ?? target.format
  const inputOf = (of: ComposerForm) => toInput(of, zone.value, source.adapters, source.connections)

  const input = computed(() => inputOf(form.value))
  const { checks, isChecking: isAsking, hasFailed } = useCheck(
    // "Now" is a time as well: what else goes out around it is said.
    computed(() => ({ ...input.value, ...(form.value.when === 'now' && { publishAt: new Date().toISOString() }), ...(post.value && { postId: post.value.id }) }))
  )
  const checkOf = (target: { connectionId: string; format: string }) => checks.value.find((check) => keyOf(check) === keyOf(target))
  const links = useLinkChecks(computed(() => form.value.targets.map(({ text }) => text ?? form.value.text)))
  const isChecking = computed(() => isAsking.value || links.isChecking.value)

  /** Counted here while typing; the server's answer carries issues, not the count. */
  function countOf(target: ComposerTarget) {
    const limits = formatFor(target)?.text
    return limits ? { count: countText(target.text ?? form.value.text, limits.countAs), max: limits.max } : null
  }

  const issues = computed(() =>
    form.value.targets.flatMap((target): TargetIssue[] => {
      const found = links.findingsOf(target.text ?? form.value.text)
      const ofLinks = found.map(({ url, state, sentence }): CheckIssue => ({ level: state === 'gone' ? 'warning' : 'hint', path: 'text', rule: `link.${state} ${url}`, sentence: sentence! }))
      return [...(checkOf(target)?.issues ?? []), ...ofLinks].map((issue) => ({ ...issue, target }))
    })
  )
  const errors = computed(() => issues.value.filter(({ level }) => level === 'error'))
  const warnings = computed(() => issues.value.filter(({ level }) => level === 'warning'))
  const hints = computed(() => issues.value.filter(({ level }) => level === 'hint'))

  /** What the brand forbids, and what somebody has said that they mean. Another finding is another question. */
  const forbidden = computed(() => [...new Set(issues.value.filter(({ mustConfirm }) => mustConfirm).map(({ sentence }) => sentence))])
  const forbiddenCodes = computed(() => [...new Set(issues.value.flatMap(({ codes, mustConfirm }) => (mustConfirm ? (codes ?? []) : [])))])
  const meant = ref('')
  const isMeant = computed({
    get: () => meant.value !== '' && meant.value === forbidden.value.join('\n'),
    set: (yes: boolean) => (meant.value = yes ? forbidden.value.join('\n') : ''),
  })

  const at = computed(() => publishInstant(form.value, zone.value))
  const isPast = computed(() => Boolean(at.value && at.value.getTime() < Date.now() - 60_000))
  /** Whose word it takes before it goes out; nobody's while it stays as it was approved. */
  const route = computed<ApprovalRoute>(() => {
    const isApproved = post.value?.deliveries.some(({ state }) => state === 'scheduled' || state === 'approved')
    if (isApproved && contentTextOf(form.value) === contentTextOf(original.value)) return []
    return source.routes?.[form.value.brandId] ?? []
  })
  const primary = computed(() => {
    const count = form.value.targets.length || 1
    if (form.value.when === 'draft') return t('posts.edit.saveDraft')
    if (form.value.when === 'repeat') return t('planning.when.begin')
    if (form.value.when === 'queue' && !route.value.length) return t('planning.when.addToQueue', { count })
    if (route.value.length && form.value.when === 'at' && at.value && !isPast.value) return t('approvals.route.sendFor', { count, when: formatSoon(at.value, zone.value) })
    if (route.value.length && (form.value.when !== 'at' || at.value)) return t('approvals.route.send', { count })
    if (form.value.when === 'now' || isPast.value) return t('posts.edit.publishNow', { count })
    return at.value ? t('posts.edit.scheduleFor', { count, when: formatSoon(at.value, zone.value) }) : t('posts.edit.needTime')
  })
  const blocked = computed(() => {
    if (form.value.when === 'draft') return null
    if (!form.value.targets.length) return t('posts.edit.needChannel')
    if ((form.value.when === 'at' || form.value.when === 'repeat') && !at.value) return t('posts.edit.needTime')
    if (errors.value.length) return t('posts.edit.issues', { count: errors.value.length })
    return forbidden.value.length && !isMeant.value ? t('composer.foot.needConfirm') : null
  })

  const isChanged = () => !isSameForm(form.value, original.value)
  const backup = useBackup(() => post.value?.id ?? 'new', computed(() => ({ form: form.value, version: version.value })), isChanged)
  const stored = backup.read()
  if (stored && isUsable(stored.value.form) && !isSameForm(stored.value.form, form.value)) {
    form.value = stored.value.form
    // What was typed belongs to the version it was typed over: saving it over a newer one is a conflict.
    version.value = stored.value.version
    restoredFrom.value = stored.at
  }
  function isUsable(value: ComposerForm) {
    return source.brands.some(({ id }) => id === value?.brandId) && Array.isArray(value.media) && Array.isArray(value.targets) && value.targets.every(({ connectionId }) => connectionOf(connectionId))
  }
  /** It may have been saved by itself since: then what was there before is saved again. */
  function discardRestored() {
    backup.clear()
    if (isSameForm(original.value, untouched)) version.value = originalVersion
    form.value = plain(untouched)
    restoredFrom.value = null
  }

  const followed = useFormatChoice(form, source, () => post.value)

  // Channels and files belong to a brand, so they do not follow the text into another one.
  watch(
    () => form.value.brandId,
    () => {
      form.value.targets = form.value.targets.filter(({ connectionId }) => connectionOf(connectionId)?.brandId === form.value.brandId)
      form.value.media = form.value.media.filter(({ brandId }) => brandId === form.value.brandId)
    }
  )

  /** What saves itself: what the post says, and not when it goes out. */
  const contentOf = ({ brandId, text, media, targets }: PostInput) => ({ ...(brandId !== post.value?.brandId && { brandId }), text, media, targets })
  /** The same content is the same text, in whatever order the server answers it. */
  function contentTextOf(of: ComposerForm) {
    const { brandId, text, media, targets } = inputOf(of)
    return JSON.stringify([brandId, text.trim(), media, targets.map(({ fit = 'pad', mode = 'auto', ...target }) => ({ ...target, fit, mode })).sort((a, b) => keyOf(a).localeCompare(keyOf(b)))])
  }
  /** Where there are several brands, and nobody has said which, a text alone does not say it either. */
  const isBrandSaid = ref(source.brands.length === 1 || source.brands.some(({ id }) => id === source.wantedBrand))
  const hasPlace = computed(() => Boolean(post.value || form.value.media.length || form.value.targets.length || (form.value.text.trim() && isBrandSaid.value)))
  /** What holds nothing of its brand can still be for another one. */
  const mayChangeBrand = computed(() => source.brands.length > 1 && (!post.value || (isDraft.value && !form.value.targets.length && !form.value.media.length)))
  function chooseBrand(id: string) {
    isBrandSaid.value = true
    form.value.brandId = id
  }
  const isForced = ref(false)

  const rivals = useRivals({ form, original: () => (version.value === originalVersion ? original.value : null), version, post: () => post.value, accept, goOn: () => save() })
  const autosave = useAutosave({
    content: computed(() => contentTextOf(form.value)),
    isOn: computed(() => isDraft.value && !isSaving.value && !rivals.conflict.value && (hasPlace.value || isForced.value)),
    save: saveDraft,
    onConflict: (refused) => rivals.meet(refused.current as Post | undefined, false),
  })
  const presence = usePresence(
    computed(() => post.value?.id ?? null),
    // Between a saving and its answer the version is nobody else's.
    (newest) => void (version.value !== undefined && newest > version.value && !isSaving.value && autosave.state.value !== 'saving' && !rivals.conflict.value && rivals.meet(undefined, false))
  )

  /** From now on the server has this, and `next` is what is being typed over it. */
  function accept(current: Post, theirs: ComposerForm, next: ComposerForm) {
    post.value = current
    version.value = originalVersion = current.version
    original.value = plain(theirs)
    form.value = plain({ ...next, brandId: current.brandId })
    autosave.agree(contentTextOf(theirs))
  }

  async function saveDraft() {
    const sent = plain(form.value)
    if (!post.value) await makeDraft()
    if (contentTextOf(sent) !== contentTextOf(original.value)) {
      const saved = await posts.update(post.value!.id, { ...contentOf(inputOf(sent)), version: version.value, autosave: true })
      post.value = saved
      version.value = saved.version
    }
    original.value = sent
    originalVersion = version.value
  }

  /** The first saving of a new post. What was sent once is sent again as it was: another content under the same key would be refused. */
  async function makeDraft() {
    const now = plain(form.value)
    const { input: asked, form: sent } = (unanswered ??= { input: { ...inputOf(now), when: 'draft', publishAt: undefined, autosave: true }, form: now })
    const made = await posts.create(asked, key)
    unanswered = null
    backup.clear()
    post.value = made
    version.value = originalVersion = made.version
    original.value = sent
    if (isHere) router.replace({ url: `/posts/${made.id}/edit`, props: (props) => ({ ...props, post: made }), preserveState: true, preserveScroll: true })
  }

  async function save(when = form.value.when) {
    isSaving.value = true
    problem.value = null
    try {
      await autosave.settle()
      if (!post.value && unanswered) await makeDraft()
      if (when === 'repeat') return await beginSeries()
      const sent: PostInput = { ...input.value, when, ...(when !== 'at' && { publishAt: undefined }), ...confirmed() }
      const saved = post.value ? await posts.update(post.value.id, { ...sent, version: version.value }) : await posts.create(sent, key)
      backup.clear()
      original.value = plain(form.value)
      version.value = originalVersion = saved.version
      autosave.agree()
      toast.add({ title: noticeOf(when, saved), color: 'success', icon: 'i-lucide-circle-check' })
      router.visit(`/posts/${saved.id}`)
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'E_CONFLICT') await rivals.meet(error.current as Post | undefined, true)
      else if (error instanceof ApiProblem && error.code === 'E_KEY_REUSED') {
        key = newKey()
        problem.value = t('posts.edit.savedBefore')
      } else problem.value = error instanceof ApiProblem && error.errors.length ? [...new Set(error.errors.map(({ message }) => message))].join(' ') : sentenceOf(error)
    } finally {
      isSaving.value = false
    }
  }
  /** What somebody has just said they mean. */
  const confirmed = () => (isMeant.value ? { confirm: forbiddenCodes.value } : {})

  /** The draft becomes what each of its posts is made of. */
  async function beginSeries() {
    const { brandId, text, media, targets } = input.value
    const { repeat = emptyRepeat(), date, time } = form.value
    const times = { rule: ruleOf(repeat, date), startsAt: `${date}T${time}`, timeZone: zone.value, skipWeekends: repeat.skipWeekends && repeat.unit !== 'week' }
    const series = await planning.createSeries({ brandId, text, media, targets, ...times, ...confirmed(), ...(post.value && { postId: post.value.id }) }, seriesKey)
    backup.clear()
    original.value = plain(form.value)
    autosave.agree()
    toast.add({ title: t('planning.when.begun'), color: 'success', icon: 'i-lucide-repeat' })
    router.visit(`/series/${series.id}`)
  }
  function noticeOf(when: ComposerForm['when'], saved: Post) {
    if (when === 'draft') return t('posts.edit.saved')
    if (saved.state === 'in_review') return t('approvals.route.sent')
    if (when === 'queue' && saved.publishAt) return t('planning.when.queued', { when: formatInstantWithZone(saved.publishAt, saved.timeZone) })
    return when === 'at' && saved.publishAt ? t('posts.edit.scheduled', { when: formatInstantWithZone(saved.publishAt, saved.timeZone) }) : t('posts.edit.publishing')
  }

  /** Somebody asks for it: a draft is saved at once, what is planned waits for its button. */
  async function saveNow() {
    if (!isDraft.value) return void toast.add({ title: t('composer.save.planned'), color: 'info', icon: 'i-lucide-info' })
    isForced.value = true
    await autosave.runNow()
    if (autosave.state.value === 'saved') toast.add({ title: t('posts.edit.saved'), color: 'success', icon: 'i-lucide-circle-check' })
  }

  /** Changes what is typed in one go, and offers to take it back. */
  function change(title: string, make: (before: ComposerForm) => ComposerForm) {
    const before = plain(form.value)
    form.value = plain(make(before))
    toast.add({ title, color: 'neutral', icon: 'i-lucide-undo-2', actions: [{ label: t('composer.undo'), color: 'neutral', variant: 'outline', onClick: () => void (form.value = before) }] })
  }

  /** In the text of that channel, if it has one, else in that of all. */
  function fix({ fix: way, target }: TargetIssue) {
    if (!way) return
    change(t(`composer.fix.${way.kind}Done`), (before) => ({
      ...before,
      ...(target.text === null ? { text: fixed(before.text, way) } : { targets: before.targets.map((one) => (keyOf(one) === keyOf(target) ? { ...one, text: fixed(one.text ?? '', way) } : one)) }),
    }))
  }

  return {
    ...{ form, post, brand, zone, connections, connectionOf, formatFor, nameOf, checks, checkOf, countOf, isChecking, hasFailed, issues, errors, warnings, hints },
    ...{ at, isPast, primary, route, blocked, isSaving, problem, restoredFrom, discardRestored, save, saveNow, isChanged, isDraft, hasPlace, isBrandSaid, mayChangeBrand, chooseBrand, autosave, presence, rivals, forbidden, isMeant, change, fix, followed },
  }
}

const newKey = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`

/** Vue's proxies cannot be cloned. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value))
