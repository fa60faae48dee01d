import { vi } from 'vitest'
import type { InvitedRow, OnboardingChange, OnboardingProgressView, OnboardingStep } from '~/api/onboarding'
import { ONBOARDING_STEPS } from '~/api/onboarding'

type Kind = keyof typeof ONBOARDING_STEPS
const OPTIONAL = new Set<OnboardingStep>(['branding', 'invite_team', 'target_audience', 'brand_guidelines', 'portfolio', 'rate_card'])

export function progressOf(type: Kind, at: OnboardingStep, drafts: Partial<Record<OnboardingStep, object>> = {}): OnboardingProgressView {
  const keys = ONBOARDING_STEPS[type] as readonly OnboardingStep[]
  return {
    profileType: at === 'profile_type' ? null : type,
    current: at,
    steps: keys.map((key, index) => ({
      key,
      state: index < keys.indexOf(at) ? 'done' : 'open',
      isMandatory: !OPTIONAL.has(key) && !(key === 'connect_socials' && type !== 'creator'),
      draft: (drafts[key] as Record<string, unknown>) ?? null,
      savedAt: null,
    })),
    percent: 0,
    completion: { percent: 0, missing: [] },
    revision: 1,
    completedAt: null,
    blockers: type === 'creator' ? [{ step: 'connect_socials', sentence: 'Connect at least one channel.' }] : [],
    leftBehind: [],
    brandId: 'b1',
    creatorId: null,
  }
}

/** Keeps drafts and refuses what was made from an older revision, as the real one does. */
export class OnboardingServer {
  asked: { method: string; path: string; body?: OnboardingChange; revision?: number; keepalive?: boolean }[] = []
  isDown = false
  /** Takes what it is sent, and the answer never arrives. */
  losesAnswers = false
  /** Answers everything with this, and takes nothing. */
  trouble: { status: number; body: object } | null = null
  /** Answers the next step that is finished, instead of taking it. */
  refuse: { status: number; body: object } | null = null
  /** What became of the team, told with the step. */
  invited: InvitedRow[] | undefined
  constructor(public view: OnboardingProgressView) {
    vi.stubGlobal('fetch', vi.fn(async (path: string, options: RequestInit) => this.answer(path, options)))
  }

  draftOf(step: OnboardingStep) {
    return this.view.steps.find(({ key }) => key === step)!.draft as any
  }
  get actions() {
    return this.asked.flatMap(({ body }) => (body?.action ? [`${body.action} ${body.step}`] : []))
  }

  /** Another tab or device. */
  write(step: OnboardingStep, draft: object) {
    this.change({ step, action: 'save', data: draft as Record<string, unknown> })
  }

  private change({ step, action, data }: OnboardingChange) {
    const state = action === 'next' ? ('done' as const) : action === 'skip' ? ('skipped' as const) : undefined
    const steps = this.view.steps.map((one) => (one.key === step ? { ...one, draft: data ?? one.draft, state: state ?? one.state } : one))
    const keys = steps.map(({ key }) => key)
    const current = state ? (keys[keys.indexOf(step) + 1] ?? step) : action === 'back' ? (keys[keys.indexOf(step) - 1] ?? step) : this.view.current
    this.view = { ...this.view, steps, current, revision: this.view.revision + 1, profileType: step === 'profile_type' && data ? (data as any).profileType : this.view.profileType }
  }

  private answer(path: string, { method = 'GET', body, headers, keepalive }: RequestInit) {
    if (this.isDown) throw new TypeError('no network')
    const change = body ? (JSON.parse(String(body)) as OnboardingChange) : undefined
    const mark = (headers as Record<string, string>)?.['if-match']
    const revision = mark ? Number(JSON.parse(mark)) : undefined
    this.asked.push({ method, path, body: change, revision, keepalive })
    const respond = (status: number, json: object) => new Response(JSON.stringify(json), { status })
    if (this.trouble) return respond(this.trouble.status, this.trouble.body)
    if (method === 'GET') return respond(200, { data: this.view })
    if (revision !== this.view.revision) return respond(412, { code: 'E_CONFLICT', detail: 'Changed meanwhile.', current: this.view })
    if (path.endsWith('/complete')) {
      if (this.view.blockers.length) return respond(409, { code: 'E_ONBOARDING_BLOCKED', detail: this.view.blockers[0].sentence })
      this.view = { ...this.view, completedAt: '2026-03-01T10:00:00.000Z', revision: this.view.revision + 1 }
      return respond(200, { data: this.view })
    }
    if (this.refuse && change!.action === 'next') return respond(this.refuse.status, this.refuse.body)
    this.change(change!)
    if (this.losesAnswers) throw new TypeError('connection reset')
    return respond(200, { data: JSON.parse(JSON.stringify(this.view)), invitations: change!.action === 'next' && change!.step === 'invite_team' ? this.invited : undefined })
  }
}
