import { effectScope, reactive, ref, watch } from 'vue'
import { ApiProblem, sentenceOf } from '~/api/http'
import { onboarding, type InvitedRow, type OnboardingChange, type OnboardingProgressView, type OnboardingStep } from '~/api/onboarding'
import { errorsByPath, type FieldErrors } from '~/api/profiles'
import { completed, copyOf, emptyForms, fingerprint, type KnownAlready, type StepForms } from '~/logic/onboarding_forms'
import { stepsOf } from '~/logic/onboarding_steps'
import { ownBackup } from './use_backup'
import { useShared } from './use_shared'

/** Long enough for a word, short enough that a browser killed right after a sentence had it sent. */
const SAVE_AFTER_MS = 600
/** A server that cannot be reached is asked again, at growing distances. */
const RETRY_AFTER_MS = [2_000, 5_000, 15_000, 30_000]
/** Another tab may save between our question and our answer; more often than this in a row, something else is wrong. */
const TRIES_MOST = 5

/** What was typed and where it began: the server's version then. */
interface TypedStep {
  value: object
  base: string
}
type Typed = Partial<Record<OnboardingStep, TypedStep>>

export interface StepConflict {
  step: OnboardingStep
  mine: object
  theirs: object
}

/** `offline`: kept in this browser until the server has it. `refused`: the server has it not, for a reason that is shown. */
export type SaveState = 'saved' | 'typing' | 'saving' | 'offline' | 'refused'

function createOnboarding(initial: OnboardingProgressView, known: KnownAlready) {
  const view = ref(initial)
  const forms = reactive(emptyForms(known)) as StepForms
  const saveState = ref<SaveState>('saved')
  /** Why what was typed is not with the server, in words. */
  const saveProblem = ref<string | null>(null)
  /** Why the last button did nothing, in words. */
  const refusal = ref<string | null>(null)
  const errors = ref<FieldErrors>({})
  const conflict = ref<StepConflict | null>(null)
  const restoredFrom = ref<string | null>(null)
  const isBusy = ref(false)
  /** Of the team, as far as the last invitations went. */
  const invited = ref<InvitedRow[]>([])

  const empty = emptyForms(known)
  const bases = new Map<OnboardingStep, string>()
  /** Sent, and never answered: what the server then has is no change by somebody else. */
  const unanswered = new Map<OnboardingStep, string>()
  const backup = ownBackup<Typed>('onboarding')
  const scope = effectScope(true)
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let isOver = false
  /** One request after the other: each is made from the revision that the one before left. */
  let line: Promise<unknown> = Promise.resolve()

  const formIn = (from: OnboardingProgressView, step: OnboardingStep) => {
    const draft = from.steps.find(({ key }) => key === step)?.draft
    if (step === 'profile_type' && !draft) return { profileType: from.profileType ?? '' }
    return completed<object>(draft, empty[step])
  }
  const set = (step: OnboardingStep, value: object) => Object.assign(forms, { [step]: value })
  const isDirty = (step: OnboardingStep) => fingerprint(forms[step]) !== bases.get(step)
  const dirtySteps = () => stepsOf(view.value).filter(isDirty)

  /** Their version of a step goes in silently unless something was typed here over an older one. */
  function adopt(next: OnboardingProgressView) {
    for (const step of stepsOf(next)) {
      const theirs = formIn(next, step)
      const mark = fingerprint(theirs)
      if (mark === bases.get(step)) continue
      const isUntouched = !bases.has(step) || !isDirty(step)
      if (isUntouched) set(step, theirs)
      if (isUntouched || mark === unanswered.get(step) || fingerprint(forms[step]) === mark) bases.set(step, mark)
      else conflict.value ??= { step, mine: copyOf(forms[step]), theirs }
    }
    view.value = next
  }

  /** The answer to what we sent: how the server wrote it is no change by somebody else, and typing went on meanwhile. */
  function adoptOwn(step: OnboardingStep, sent: string, next: OnboardingProgressView) {
    const stored = formIn(next, step)
    const isLikeSent = fingerprint(forms[step]) === sent
    bases.set(step, fingerprint(stored))
    if (isLikeSent) set(step, stored)
    adopt(next)
  }

  function inLine<T>(work: () => Promise<T>): Promise<T> {
    const run = line.then(work)
    line = run.catch(() => {})
    return run
  }

  /** Whether the server took it. What stands in the way is in `errors`, `refusal` or `conflict`. */
  async function send(step: OnboardingStep, action: OnboardingChange['action'], isLeaving = false): Promise<boolean> {
    const hasData = action === 'save' || action === 'next'
    if (conflict.value?.step === step) return false
    for (let attempt = 1; ; attempt++) {
      const data = copyOf(forms[step]) as Record<string, unknown>
      try {
        const { data: answer, invitations } = await onboarding.change({ step, action, ...(hasData && { data }) }, view.value.revision, isLeaving)
        unanswered.delete(step)
        if (hasData) adoptOwn(step, fingerprint(data), answer)
        else adopt(answer)
        if (invitations) invited.value = invitations
        failures = 0
        saveProblem.value = null
        return true
      } catch (error) {
        if (hasData && error instanceof ApiProblem && error.isPassing) unanswered.set(step, fingerprint(data))
        const current = error instanceof ApiProblem && error.status === 412 ? (error.current as OnboardingProgressView | undefined) : undefined
        if (!current || attempt === TRIES_MOST) throw error
        adopt(current)
        if (conflict.value?.step === step) return false
      }
    }
  }

  function fail(error: unknown) {
    if (error instanceof ApiProblem && error.isPassing) schedule(RETRY_AFTER_MS[Math.min(failures++, RETRY_AFTER_MS.length - 1)])
    if (error instanceof ApiProblem && error.status === 0) {
      saveState.value = 'offline'
      return
    }
    saveState.value = 'refused'
    saveProblem.value = sentenceOf(error)
  }

  function keepHere() {
    const typed = dirtySteps().map((step): [OnboardingStep, TypedStep] => [step, { value: copyOf(forms[step]), base: bases.get(step)! }])
    if (typed.length) backup.write(Object.fromEntries(typed))
    else backup.clear()
  }

  function schedule(ms = SAVE_AFTER_MS) {
    clearTimeout(timer)
    if (!isOver) timer = setTimeout(() => void flush(), ms)
  }

  /** Everything typed goes to the server now. A conflict waits for the person. */
  function flush(isLeaving = false) {
    clearTimeout(timer)
    timer = undefined
    return inLine(async () => {
      const waiting = dirtySteps().filter((step) => conflict.value?.step !== step)
      if (!waiting.length) {
        // Typed and taken back again within the pause.
        if (saveState.value === 'typing' && !conflict.value) saveState.value = 'saved'
        return
      }
      saveState.value = 'saving'
      try {
        for (const step of waiting) await send(step, 'save', isLeaving)
        const rest = dirtySteps().filter((step) => conflict.value?.step !== step)
        saveState.value = rest.length || conflict.value ? 'typing' : 'saved'
        if (rest.length) schedule()
      } catch (error) {
        fail(error)
      }
      keepHere()
    })
  }

  /** One of the buttons. Answers whether the step is done with. */
  function act(step: OnboardingStep, action: 'next' | 'skip' | 'back'): Promise<boolean> {
    clearTimeout(timer)
    return inLine(async () => {
      isBusy.value = true
      errors.value = {}
      refusal.value = null
      try {
        // Skipped or left for now, what was typed is still there on the way back.
        if (action !== 'next' && isDirty(step) && !(await send(step, 'save'))) return false
        const isTaken = await send(step, action)
        if (isTaken) saveState.value = 'saved'
        return isTaken
      } catch (error) {
        if (error instanceof ApiProblem && error.errors.length) errors.value = errorsByPath(error.errors)
        else refusal.value = sentenceOf(error)
        // Not good enough to go on with is still good enough to keep.
        if (isDirty(step)) schedule()
        return false
      } finally {
        isBusy.value = false
        keepHere()
      }
    })
  }

  function complete(): Promise<boolean> {
    return inLine(async () => {
      isBusy.value = true
      refusal.value = null
      try {
        for (let attempt = 1; ; attempt++) {
          try {
            adopt(await onboarding.complete(view.value.revision))
            backup.clear()
            return true
          } catch (error) {
            if (!(error instanceof ApiProblem) || error.status !== 412 || !error.current || attempt === TRIES_MOST) throw error
            adopt(error.current as OnboardingProgressView)
          }
        }
      } catch (error) {
        refusal.value = sentenceOf(error)
        return false
      } finally {
        isBusy.value = false
      }
    })
  }

  /** Another tab or device may have gone on meanwhile. */
  const refresh = () =>
    inLine(async () => {
      const next = await onboarding.read().catch(() => null)
      if (next && next.revision > view.value.revision) adopt(next)
    })

  function keepMine() {
    const settled = conflict.value
    if (!settled) return
    bases.set(settled.step, fingerprint(settled.theirs))
    conflict.value = null
    void flush()
  }
  function takeTheirs() {
    const settled = conflict.value
    if (!settled) return
    set(settled.step, settled.theirs)
    bases.set(settled.step, fingerprint(settled.theirs))
    conflict.value = null
    void flush()
  }

  /** What this browser kept is put back over the version it was typed over; over a newer one, the person is asked. */
  function restore() {
    const stored = backup.read()
    if (!stored || typeof stored.value !== 'object') return
    for (const step of stepsOf(view.value)) {
      const typed = stored.value[step]
      if (!typed) continue
      const value = completed<object>(typed.value, empty[step])
      if (fingerprint(value) === bases.get(step)) continue
      const theirs = copyOf(forms[step])
      set(step, value)
      if (typed.base === bases.get(step)) restoredFrom.value = stored.at
      else {
        conflict.value ??= { step, mine: value, theirs }
        bases.set(step, typed.base)
      }
    }
  }

  adopt(initial)
  restore()
  scope.run(() =>
    watch(
      forms,
      () => {
        keepHere()
        if (!dirtySteps().length) return
        saveState.value = saveState.value === 'saving' ? 'saving' : 'typing'
        schedule()
      },
      { deep: true }
    )
  )
  if (dirtySteps().length) schedule(0)

  const leave = () => {
    keepHere()
    void flush(true)
  }
  const stop = () => {
    isOver = true
    clearTimeout(timer)
    scope.stop()
  }

  return {
    ...{ view, forms, saveState, saveProblem, refusal, errors, conflict, restoredFrom, isBusy, invited },
    ...{ adopt, act, complete, flush, refresh, keepMine, takeTheirs, leave, stop },
  }
}

export type Onboarding = ReturnType<typeof createOnboarding>

let living: { of: string; onboarding: Onboarding } | null = null

/**
 * The journey of this person in this workspace. Going back in the browser draws the page anew from what it was sent
 * the first time; what was typed since lives here, and a newer answer goes over an older one.
 */
export function useOnboarding(progress: OnboardingProgressView, known: KnownAlready): Onboarding {
  const { user, workspace } = useShared().value
  const of = `${user?.id}:${workspace?.id}`
  if (living?.of !== of || living.onboarding.view.value.completedAt) {
    living?.onboarding.stop()
    living = { of, onboarding: createOnboarding(progress, known) }
  } else if (progress.revision > living.onboarding.view.value.revision) living.onboarding.adopt(progress)
  return living.onboarding
}

/** Tests open several browsers in one. */
export function forgetOnboarding() {
  living?.onboarding.stop()
  living = null
}
