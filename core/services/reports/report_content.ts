import { inject } from '@adonisjs/core'
import type Report from '#models/report'
import Brand from '#models/brand'
import Media from '#models/media'
import SocialConnection from '#models/social_connection'
import Workspace from '#models/workspace'
import ContentCalendarEntry from '#models/content_calendar_entry'
import { PermissionEngine } from '#services/access/permission_engine'
import { BestPosts, type ShownPost } from '#services/analytics/best_posts'
import { windowOf } from '#services/analytics/day_window'
import { Insights, type Question } from '#services/analytics/insights'
import { TrackedClicks } from '#services/analytics/short_link_clicks'
import { shownAnswer, type ShownAnswer } from '#services/analytics/shown_answer'
import { paletteOf, type Palette } from '#services/media_kit/colours'
import { fontsOf, type Fonts } from '#services/media_kit/fonts'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { BrandProfiles } from '#services/profiles/brand_profiles'
import type { Actor } from '#services/tenancy/tenant_tx'
import { E_REPORT_TOO_LONG } from './errors.ts'
import { MOST_POSTS_SHOWN, MOST_PROOF_LINES } from './limits.ts'
import { proofLines, type ProofLine } from './proof.ts'

/** Whose report it is, and how it looks. */
export interface ReportFace {
  title: string
  /** The brand's name, or the workspace's. */
  owner: string
  channel: string | null
  campaign: string | null
  palette: Palette
  fonts: Fonts
  logoKey: string | null
}

export interface NumbersContent {
  answer: ShownAnswer
  best: ShownPost[]
}

/** What a report holds, read with the rights of whoever asked. Runs inside a tenant transaction. */
@inject()
export class ReportContent {
  constructor(
    private engine: PermissionEngine,
    private insights: Insights,
    private best: BestPosts,
    private profiles: BrandProfiles,
    private plugins: PluginHostService,
    private clicks: TrackedClicks
  ) {}

  async face(report: Report): Promise<ReportFace> {
    const { channel, campaign } = report.question
    // A workspace with one brand is that brand to whoever reads its reports.
    const brands = report.brandId ? await Brand.query().where('id', report.brandId) : await Brand.query().limit(2)
    const brand = brands.length === 1 ? brands[0] : null
    const look = brand ? (await this.profiles.of(brand)).sections.look : null
    const logoId = look?.logoLightId ?? look?.markId ?? null
    const logo = logoId ? await Media.query().where('id', logoId).whereNull('deletedAt').whereNotNull('previewKey').first() : null
    const workspace = await Workspace.query().where('id', report.workspaceId).firstOrFail()
    return {
      title: report.title,
      owner: brand?.name ?? workspace.name,
      channel: channel ? await this.#handle(report.workspaceId, channel) : null,
      campaign: campaign ? ((await ContentCalendarEntry.query().where({ id: campaign, kind: 'campaign' }).first())?.title ?? null) : null,
      palette: paletteOf(look?.colours),
      fonts: fontsOf(look?.fonts),
      logoKey: logo?.previewKey ?? null,
    }
  }

  async numbers(actor: Actor, report: Report): Promise<NumbersContent> {
    const question = questionOf(report)
    const answer = await this.insights.ask(actor, question)
    return { answer: shownAnswer(question, answer, await this.clicks.inWindow(actor, question)), best: await this.best.of(actor, answer, { by: answer.posts.best.rate.length ? 'rate' : 'newest', limit: MOST_POSTS_SHOWN, toTakeOut: true }) }
  }

  /** One page of the proof; all of it for a PDF, which has an end. */
  async proof(actor: Actor, report: Report, { after, limit }: { after?: string; limit: number }): Promise<ProofLine[]> {
    const { window, brandId = null, channelId = null, campaignId = null } = questionOf(report)
    return proofLines(this.engine, actor, { from: window.from, to: window.to, brandId, channelId, campaignId, after, limit })
  }

  async wholeProof(actor: Actor, report: Report): Promise<ProofLine[]> {
    const lines = await this.proof(actor, report, { limit: MOST_PROOF_LINES + 1 })
    if (lines.length > MOST_PROOF_LINES) throw new E_REPORT_TOO_LONG()
    return lines
  }

  names(adapterId: string, formatId: string) {
    const info = this.plugins.adapters().find(({ id }) => id === adapterId)
    return { platform: info?.pluginName ?? adapterId, format: info?.formats.find(({ id }) => id === formatId)?.name ?? formatId }
  }

  async #handle(workspaceId: string, id: string) {
    return (await SocialConnection.query().where({ workspaceId, id }).first())?.handle ?? null
  }
}

function questionOf({ question: { from, to, timeZone, brand, channel, campaign } }: Report): Question {
  return { window: windowOf(from, to, timeZone), brandId: brand, channelId: channel, campaignId: campaign, toTakeOut: true }
}
