import { test } from '@japa/runner'
import { Validator } from '@seriousme/openapi-schema-validator'
import { apiRoutes, OPERATIONS } from '#services/http/openapi'
import type * as approvals from '#services/http/openapi_approvals'
import type * as composer from '#services/http/openapi_composer'
import type * as finding from '#services/http/openapi_finding'
import type * as plugins from '#services/http/openapi_plugins'
import type * as posts from '#services/http/openapi_posts'
import type * as links from '#services/http/openapi_links'
import type * as templates from '#services/http/openapi_templates'
import type * as mediaKit from '#services/http/openapi_media_kit'
import type * as mediaSchemas from '#services/http/openapi_media'
import type * as notices from '#services/http/openapi_notices'
import type * as onboarding from '#services/http/openapi_onboarding'
import type * as profiles from '#services/http/openapi_profiles'
import type * as social from '#services/http/openapi_social'
import type * as tokens from '#services/http/openapi_tokens'
import type * as transfer from '#services/http/openapi_transfer'
import type * as webhooks from '#services/http/openapi_webhooks'
import type { attemptView } from '#services/connections/attempt_view'
import type { OfferedChannel } from '#services/plugins/channel_offers'
import type { Diagnosis } from '#services/plugins/doctor/adapter_doctor'
import type { PluginDetail, PluginSummary } from '#services/plugins/plugin_catalogue'
import type { ApprovalView, DecisionView, WaitingView } from '#services/approvals/shapes'
import type CommentTransformer from '#transformers/approvals/comment_transformer'
import type ReviewLinkTransformer from '#transformers/approvals/review_link_transformer'
import type { Clicks } from '#services/links/shapes'
import type { FilledTemplate } from '#services/templates/post_templates'
import type { ShownNotice } from '#services/notices/shapes'
import type { Found } from '#services/finding/finder'
import type { LinkPreview } from '#services/profiles/link_previews'
import type { CheckedTarget } from '#services/publishing/post_checks'
import type ApiTokenTransformer from '#transformers/accounts/api_token_transformer'
import type ConnectionTransformer from '#transformers/connections/connection_transformer'
import type RevisionTransformer from '#transformers/composer/revision_transformer'
import type WholeRevisionTransformer from '#transformers/composer/whole_revision_transformer'
import type MediaTransformer from '#transformers/media/media_transformer'
import type ImportedPostTransformer from '#transformers/onboarding/imported_post_transformer'
import type ShortLinkTransformer from '#transformers/links/short_link_transformer'
import type KitLinkTransformer from '#transformers/media_kit/kit_link_transformer'
import type CreatorTransformer from '#transformers/profiles/creator_transformer'
import type HashtagGroupTransformer from '#transformers/templates/hashtag_group_transformer'
import type TemplateTransformer from '#transformers/templates/template_transformer'
import type DeliveryTransformer from '#transformers/publishing/delivery_transformer'
import type PostMediaTransformer from '#transformers/publishing/post_media_transformer'
import type PostTransformer from '#transformers/publishing/post_transformer'
import type WorkspaceExportTransformer from '#transformers/transfer/workspace_export_transformer'
import type WebhookCallTransformer from '#transformers/webhooks/webhook_call_transformer'
import type WebhookTransformer from '#transformers/webhooks/webhook_transformer'
import { base } from '#tests/support/visitor'
import { document, operationOf, operations } from './contract.ts'

/** Fails to compile when a transformer and its schema do not have the same keys. */
type Keys<T extends { toObject(...args: any[]): object }> = keyof ReturnType<T['toObject']>
type Same<A, B> = [A, B] extends [B, A] ? true : never
const SAME_KEYS: Record<string, true> = {
  post: true satisfies Same<Keys<PostTransformer>, keyof typeof posts.post.properties>,
  delivery: true satisfies Same<Keys<DeliveryTransformer>, keyof typeof posts.delivery.properties>,
  postMedia: true satisfies Same<Keys<PostMediaTransformer>, keyof typeof posts.postMedia.properties>,
  revision: true satisfies Same<Keys<RevisionTransformer>, keyof typeof composer.revision.properties>,
  wholeRevision: true satisfies Same<Keys<WholeRevisionTransformer>, keyof typeof composer.wholeRevision.properties>,
  media: true satisfies Same<Keys<MediaTransformer>, keyof typeof mediaSchemas.media.properties>,
  connection: true satisfies Same<Keys<ConnectionTransformer>, keyof typeof social.connection.properties>,
  checkedTarget: true satisfies Same<keyof CheckedTarget, keyof typeof posts.checkedTarget.properties>,
  kitLink: true satisfies Same<Keys<KitLinkTransformer>, keyof typeof mediaKit.kitLink.properties>,
  template: true satisfies Same<Keys<TemplateTransformer>, keyof typeof templates.template.properties>,
  filledTemplate: true satisfies Same<keyof FilledTemplate, keyof typeof templates.schemas.FilledTemplate.properties>,
  hashtagGroup: true satisfies Same<Keys<HashtagGroupTransformer>, keyof typeof templates.hashtagGroup.properties>,
  shortLink: true satisfies Same<Keys<ShortLinkTransformer>, keyof typeof links.shortLink.properties>,
  clicks: true satisfies Same<keyof Clicks, keyof typeof links.schemas.Clicks.properties>,
  approval: true satisfies Same<keyof ApprovalView, keyof typeof approvals.approval.properties>,
  approvalDecision: true satisfies Same<keyof DecisionView, keyof typeof approvals.decision.properties>,
  waitingApproval: true satisfies Same<keyof WaitingView | 'post', keyof typeof approvals.waitingApproval.properties>,
  reviewLink: true satisfies Same<Keys<ReviewLinkTransformer>, keyof typeof approvals.reviewLink.properties>,
  postComment: true satisfies Same<Keys<CommentTransformer>, keyof typeof approvals.postComment.properties>,
  creator: true satisfies Same<Keys<CreatorTransformer>, keyof typeof profiles.creator.properties>,
  importedPost: true satisfies Same<Keys<ImportedPostTransformer>, keyof typeof onboarding.importedPost.properties>,
  linkPreview: true satisfies Same<keyof LinkPreview, keyof typeof profiles.linkPreview.properties>,
  connectAttempt: true satisfies Same<keyof Awaited<ReturnType<typeof attemptView>>, keyof typeof social.connectAttempt.properties>,
  plugin: true satisfies Same<keyof PluginSummary, keyof typeof plugins.plugin.properties>,
  pluginDetail: true satisfies Same<keyof PluginDetail, keyof typeof plugins.pluginDetail.properties>,
  pluginDiagnosis: true satisfies Same<keyof Diagnosis, keyof typeof plugins.diagnosis.properties>,
  offeredChannel: true satisfies Same<keyof OfferedChannel, keyof typeof plugins.offeredChannel.properties>,
  found: true satisfies Same<keyof Found, keyof typeof finding.schemas.Found.properties>,
  notice: true satisfies Same<keyof ShownNotice, keyof typeof notices.schemas.Notice.properties>,
  webhook: true satisfies Same<Keys<WebhookTransformer>, keyof typeof webhooks.webhook.properties>,
  webhookCall: true satisfies Same<Keys<WebhookCallTransformer>, keyof typeof webhooks.webhookCall.properties>,
  workspaceExport: true satisfies Same<Keys<WorkspaceExportTransformer>, keyof typeof transfer.workspaceExport.properties>,
  apiToken: true satisfies Same<Keys<ApiTokenTransformer>, keyof typeof tokens.apiToken.properties>,
}

const responses = (operationId: string) => Object.keys(operationOf(operationId).operation.responses).map(Number)

test.group('System / OpenAPI', () => {
  test('the document is there without signing in, and is valid OpenAPI 3.1', async ({ assert }) => {
    const response = await fetch(new URL('/api/v1/openapi.json', base()))
    const body: any = await response.json()

    const { valid, errors } = await new Validator().validate(structuredClone(body))

    assert.equal(response.status, 200)
    assert.equal(body.openapi, '3.1.0')
    assert.isTrue(valid, JSON.stringify(errors ?? []))
    assert.deepEqual(body, JSON.parse(JSON.stringify(document())))
    assert.isTrue(Object.values(SAME_KEYS).every(Boolean))
  })

  test('every route of the API is in it, and nothing else', ({ assert }) => {
    const routes = apiRoutes()

    assert.deepEqual(routes.filter(({ name }) => !OPERATIONS[name]).map(({ method, pattern }) => `${method} ${pattern}`), [], 'routes that nobody described')
    assert.sameMembers(routes.map(({ name }) => name), Object.keys(OPERATIONS))
    assert.equal(new Set(operations()).size, operations().length, 'operation ids')
    assert.lengthOf(operations(), routes.length)
  })

  test('generated clients keep the names of their methods', ({ assert }) => {
    assert.sameMembers(operations(), [
      'assignRole', 'createRole', 'deleteRole', 'explainAccess', 'getMember', 'getMyPermissions', 'getRole', 'getWorkspace', 'grantPermission', 'listMembers', 'listPermissionGrants', 'listPermissions', 'listRoleAssignments',
      'listRoles', 'previewAssignment', 'previewRole', 'removeMember', 'revokePermission', 'unassignRole', 'updateRole', 'updateWorkspace',
      'endImpersonation', 'listImpersonations', 'startImpersonation', 'createBrand', 'listBrands', 'updateBrand',
      'listMemberSessions', 'endMemberSessions', 'listInvitations', 'createInvitation', 'importInvitations', 'resendInvitation', 'revokeInvitation', 'getOpenInvitation', 'acceptInvitation',             'exportAccessLogs', 'exportAuditLogs', 'listAccessLogs', 'listAuditLogs', 'verifyAuditLogs',
      'listPlugins', 'getPlugin', 'checkPlugin', 'updatePluginSettings', 'switchPlugin', 'reviewPluginScope', 'listOfferedChannels', 'offerChannel',
      'beginConnect', 'cancelPost', 'checkConnection', 'checkPost', 'chooseAccounts', 'createApiToken', 'createPost', 'deleteMedia', 'deletePost', 'disconnect', 'finishConnect', 'getConnectAttempt',
      'listTemplates', 'getTemplate', 'createTemplate', 'updateTemplate', 'deleteTemplate', 'fillTemplate', 'listHashtagGroups', 'createHashtagGroup', 'updateHashtagGroup', 'deleteHashtagGroup',
      'listLinks', 'getLink', 'createLink', 'updateLink', 'deleteLink', 'shortenTexts', 'getLinkClicks', 'getPostClicks', 'getLinkDefaults', 'updateLinkDefaults',
      'getAgencyProfile', 'updateAgencyProfile', 'getBrandProfile', 'updateBrandProfile', 'listCreators', 'createCreator', 'getCreator', 'updateCreator', 'deleteCreator', 'getCreatorProfile', 'updateCreatorProfile', 'listKitLinks', 'createKitLink', 'revokeKitLink', 'getMediaKitPdf', 'previewLink',
      'getOnboardingProgress', 'updateOnboardingProgress', 'completeOnboarding', 'listImportedPosts',
      'getCalendar', 'exportCalendar', 'changeCalendarPosts', 'getCalendarEntry', 'createCalendarEntry', 'importCalendarEntries', 'updateCalendarEntry', 'deleteCalendarEntry', 'listCalendarFeeds', 'createCalendarFeed', 'revokeCalendarFeed',
      'listExports', 'createExport', 'getExport', 'getExportFile', 'deleteExport',
      'listReports', 'createReport', 'getReport', 'getReportFile', 'deleteReport',
      'getAnalytics', 'listBestPosts', 'getPostCurves', 'exportAnalytics',
      'listWaitingApprovals', 'getApproval', 'decideApproval', 'listPostComments', 'createPostComment', 'deletePostComment', 'listReviewLinks', 'createReviewLink', 'revokeReviewLink',
      'getChannelMetrics', 'getPostMetrics', 'listChannelOptions', 'listComments',
      'listSlots', 'getNextSlots', 'getChannelSlots', 'setChannelSlots', 'clearChannelSlots', 'getBrandSlots', 'setBrandSlots', 'settleByHand', 'listSeries', 'getSeries', 'createSeries', 'previewSeries', 'updateSeries', 'skipOccurrence', 'endSeries', 'deleteSeries', 'listImports', 'getImport', 'createImport', 'checkImport', 'startImport', 'cancelImport', 'exportImportMistakes',
      'listRevisions', 'getRevision', 'bePresent', 'leavePost', 'checkLinks',
      'listNotices', 'countNotices', 'markNotices', 'getNoticeSettings', 'updateNoticeSettings',
      'listWebhooks', 'getWebhook', 'createWebhook', 'updateWebhook', 'deleteWebhook', 'rotateWebhookSecret', 'listWebhookCalls', 'testWebhook', 'redeliverWebhookCall',
      'search', 'getMedia', 'getOpenApi', 'getPost', 'listApiTokens', 'listConnections', 'listMedia', 'listPosts', 'publishPost', 'resolveDelivery', 'revokeApiToken', 'updateMedia', 'updatePost', 'uploadMedia',
    ])
  })
  test('abilities of tokens are those that the routes ask for', async ({ assert }) => {
    for (const operationId of operations()) {
      const { path, method, operation } = operationOf(operationId)
      const [needs] = operation.security.flatMap((scheme: any) => scheme.accessToken ?? [])
      if (operation.security.length === 0) continue

      const response = await fetch(new URL(path.replaceAll(/\{\w+\}/g, '1'), base()), { method, headers: { accept: 'application/json' } })
      // The made-up id does not even fit the route: 404, or 405 where it fits one that reads.
      assert.include(path.includes('{') ? [401, 403, 404, 405] : [401, 403], response.status, operationId)
      if (needs?.startsWith('access:')) assert.equal(needs, `access:${method === 'GET' ? 'read' : 'write'}`)
      else if (needs) assert.equal(needs, `${path.split('/')[3]!.replace(/^(approvals|notices|review-links|slots|series|imports|calendar|templates|hashtag-groups|links|brands|analytics)$/, 'posts').replace(/^(social|channels)$/, 'connections')}:${method === 'GET' ? 'read' : 'write'}`)
    }
  })

  test('each operation names the answers that can happen to it', ({ assert }) => {
    for (const operationId of operations()) {
      const { operation, method } = operationOf(operationId)
      const has = responses(operationId)
      assert.includeMembers(has, [429, 431, 503], operationId)
      for (const status of [429, 503]) assert.property(operation.responses[status].headers, 'Retry-After')
      if (operation.parameters.some(({ in: place }: any) => place === 'path')) assert.include(has, 400, operationId)
      if (operation.security.length) assert.includeMembers(has, [401, 403], operationId)
      if (method === 'POST') {
        assert.includeMembers(has, [400, 409, 413, 415, 422], operationId)
        assert.deepInclude(operation.parameters, { $ref: '#/components/parameters/IdempotencyKey' })
      }
      if (operation.parameters.some(({ in: place }: any) => place === 'query')) assert.include(has, 422, operationId)
      assert.isTrue(has.filter((status) => status >= 400 && status !== 431).every((status) => operation.responses[status].content['application/problem+json']), operationId)
    }
  })

  test('lists with pages take a cursor and a limit, and answer nextCursor', ({ assert }) => {
    for (const operationId of ['listPosts', 'listMedia']) {
      const { operation } = operationOf(operationId)

      assert.includeMembers(operation.parameters.map(({ name }: any) => name), ['cursor', 'limit'])
      assert.deepEqual(operation.responses[200].content['application/json'].schema.required, ['data', 'nextCursor'])
    }
  })

  test('an address with another method says which it knows', async ({ assert }) => {
    const response = await fetch(new URL('/api/v1/posts', base()), { method: 'PUT', headers: { authorization: 'Bearer cad_none' } })

    assert.equal(response.status, 405)
    assert.equal(response.headers.get('allow'), 'GET, POST')
    assert.equal(((await response.json()) as any).code, 'E_METHOD_NOT_ALLOWED')
  })
})
