/* eslint-disable prettier/prettier */
/// <reference path="../manifest.d.ts" />

import type { ExtractBody, ExtractErrorResponse, ExtractQuery, ExtractQueryForGet, ExtractResponse } from '@tuyau/core/types'
import type { InferInput, SimpleError } from '@vinejs/vine/types'

export type ParamValue = string | number | bigint | boolean

export interface Registry {
  'api.permissions.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/permissions'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/roles_controller').default['permissions']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/roles_controller').default['permissions']>>>
    }
  }
  'api.roles.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/roles'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/roles_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/roles_controller').default['index']>>>
    }
  }
  'api.roles.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/roles/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/roles_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/roles_controller').default['show']>>>
    }
  }
  'api.role_assignments.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/role-assignments'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/access/access').listAssignmentsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/assignments_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/assignments_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.permission_grants.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/permission-grants'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/access/access').listGrantsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/grants_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/grants_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.members.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/members'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/access/access').listMembersValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/members_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/members_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.members.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/members/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/members_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/members_controller').default['show']>>>
    }
  }
  'api.me.permissions': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/me/permissions'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/me_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/me_controller').default['show']>>>
    }
  }
  'api.access.explain': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/access/explain'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/access/access').explainValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/me_controller').default['explain']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/me_controller').default['explain']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.workspace.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/workspace'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/workspace_settings_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/workspace_settings_controller').default['show']>>>
    }
  }
  'api.roles.store': {
    methods: ["POST"]
    pattern: '/api/v1/roles'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/access/access').createRoleValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/access/access').createRoleValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/roles_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/roles_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.roles.update': {
    methods: ["PUT"]
    pattern: '/api/v1/roles/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/access/access').updateRoleValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/access/access').updateRoleValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/roles_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/roles_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.roles.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/roles/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/access/access').deleteRoleValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/access/access').deleteRoleValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/roles_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/roles_controller').default['destroy']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.role_assignments.store': {
    methods: ["POST"]
    pattern: '/api/v1/role-assignments'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/access/access').createAssignmentValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/access/access').createAssignmentValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/assignments_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/assignments_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.role_assignments.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/role-assignments/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/assignments_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/assignments_controller').default['destroy']>>>
    }
  }
  'api.permission_grants.store': {
    methods: ["POST"]
    pattern: '/api/v1/permission-grants'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/access/access').createGrantValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/access/access').createGrantValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/grants_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/grants_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.permission_grants.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/permission-grants/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/grants_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/grants_controller').default['destroy']>>>
    }
  }
  'api.members.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/members/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/members_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/members_controller').default['destroy']>>>
    }
  }
  'api.workspace.update': {
    methods: ["PUT"]
    pattern: '/api/v1/workspace'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/access/access').updateWorkspaceValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/access/access').updateWorkspaceValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/workspace_settings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/workspace_settings_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.roles.preview': {
    methods: ["POST"]
    pattern: '/api/v1/roles/preview'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/access/access').previewRoleValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/access/access').previewRoleValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/roles_controller').default['preview']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/roles_controller').default['preview']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.role_assignments.preview': {
    methods: ["POST"]
    pattern: '/api/v1/role-assignments/preview'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/access/access').previewAssignmentValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/access/access').previewAssignmentValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/assignments_controller').default['preview']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/assignments_controller').default['preview']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.plugins.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/plugins'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/plugins_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/plugins_controller').default['index']>>>
    }
  }
  'admin.plugins.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/admin/plugins/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/plugins_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/plugins_controller').default['show']>>>
    }
  }
  'admin.plugins.check': {
    methods: ["POST"]
    pattern: '/api/v1/admin/plugins/:id/check'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/plugins_controller').default['check']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/plugins_controller').default['check']>>>
    }
  }
  'admin.plugins.settings.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/plugins/:id/settings'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/plugin').pluginSettingsValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/plugin').pluginSettingsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/plugin_settings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/plugin_settings_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.plugins.state.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/plugins/:id/state'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/plugin').pluginStateValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/plugin').pluginStateValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/plugin_settings_controller').default['turn']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/plugin_settings_controller').default['turn']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'admin.plugins.reviews.update': {
    methods: ["PUT"]
    pattern: '/api/v1/admin/plugins/:id/reviews'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/plugin').pluginReviewValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/plugin').pluginReviewValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/admin/plugin_settings_controller').default['review']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/admin/plugin_settings_controller').default['review']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'pages.plugins.index': {
    methods: ["GET","HEAD"]
    pattern: '/admin/plugins'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/plugins_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/plugins_controller').default['index']>>>
    }
  }
  'pages.plugins.show': {
    methods: ["GET","HEAD"]
    pattern: '/admin/plugins/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/plugins_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/plugins_controller').default['show']>>>
    }
  }
  'api.offers.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/workspace/channels'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/connections/offers_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/connections/offers_controller').default['index']>>>
    }
  }
  'api.offers.update': {
    methods: ["PUT"]
    pattern: '/api/v1/workspace/channels/:plugin'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/admin/plugin').offerValidator)>>
      paramsTuple: [ParamValue]
      params: { plugin: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/admin/plugin').offerValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/connections/offers_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/connections/offers_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.analytics.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/analytics'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/analytics/question').questionValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/analytics/numbers_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/analytics/numbers_controller').default['show']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.analytics.posts': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/analytics/posts'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/analytics/question').bestPostsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/analytics/best_posts_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/analytics/best_posts_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.analytics.curves': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/analytics/posts/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/analytics/post_curves_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/analytics/post_curves_controller').default['show']>>>
    }
  }
  'api.analytics.table': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/analytics/table.csv'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/analytics/question').tableValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/analytics/tables_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/analytics/tables_controller').default['show']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.reports.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/reports'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/reports/reports_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/reports/reports_controller').default['index']>>>
    }
  }
  'api.reports.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/reports/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/reports/reports_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/reports/reports_controller').default['show']>>>
    }
  }
  'api.reports.file': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/reports/:id/file'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/reports/report_files_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/reports/report_files_controller').default['show']>>>
    }
  }
  'api.reports.store': {
    methods: ["POST"]
    pattern: '/api/v1/reports'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/reports/report').reportValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/reports/report').reportValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/reports/reports_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/reports/reports_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.reports.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/reports/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/reports/reports_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/reports/reports_controller').default['destroy']>>>
    }
  }
  'api.openapi': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/openapi.json'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/system/openapi_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/system/openapi_controller').default['show']>>>
    }
  }
  'api.posts.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/posts'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/publishing/post').listPostsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/publishing/posts_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/publishing/posts_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.posts.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/posts/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/publishing/posts_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/publishing/posts_controller').default['show']>>>
    }
  }
  'api.posts.store': {
    methods: ["POST"]
    pattern: '/api/v1/posts'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/publishing/post').createPostValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/publishing/post').createPostValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/publishing/posts_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/publishing/posts_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.posts.check': {
    methods: ["POST"]
    pattern: '/api/v1/posts/check'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/publishing/post').checkPostValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/publishing/post').checkPostValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/publishing/post_actions_controller').default['check']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/publishing/post_actions_controller').default['check']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.posts.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/posts/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/publishing/post').updatePostValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/publishing/post').updatePostValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/publishing/posts_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/publishing/posts_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.posts.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/posts/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/publishing/posts_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/publishing/posts_controller').default['destroy']>>>
    }
  }
  'api.posts.publish': {
    methods: ["POST"]
    pattern: '/api/v1/posts/:id/publish'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/publishing/post').publishPostValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/publishing/post').publishPostValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/publishing/post_actions_controller').default['publish']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/publishing/post_actions_controller').default['publish']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.posts.cancel': {
    methods: ["POST"]
    pattern: '/api/v1/posts/:id/cancel'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/publishing/post').selectDeliveriesValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/publishing/post').selectDeliveriesValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/publishing/post_actions_controller').default['cancel']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/publishing/post_actions_controller').default['cancel']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.posts.resolve': {
    methods: ["POST"]
    pattern: '/api/v1/posts/:id/resolve'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/publishing/post').resolveDeliveryValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/publishing/post').resolveDeliveryValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/publishing/post_actions_controller').default['resolve']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/publishing/post_actions_controller').default['resolve']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.approvals.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/approvals'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/approvals/approval').listApprovalsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/approvals/approvals_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/approvals/approvals_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.post_approvals.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/posts/:id/approvals'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/approvals/post_approvals_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/approvals/post_approvals_controller').default['index']>>>
    }
  }
  'api.post_comments.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/posts/:id/comments'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/approvals/post_comments_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/approvals/post_comments_controller').default['index']>>>
    }
  }
  'api.review_links.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/review-links'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/approvals/approval').listLinksValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/approvals/review_links_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/approvals/review_links_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.post_approvals.store': {
    methods: ["POST"]
    pattern: '/api/v1/posts/:id/approvals'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/approvals/approval').decisionValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/approvals/approval').decisionValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/approvals/post_approvals_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/approvals/post_approvals_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.post_comments.store': {
    methods: ["POST"]
    pattern: '/api/v1/posts/:id/comments'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/approvals/approval').commentValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/approvals/approval').commentValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/approvals/post_comments_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/approvals/post_comments_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.post_comments.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/posts/:id/comments/:comment'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { id: ParamValue; comment: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/approvals/post_comments_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/approvals/post_comments_controller').default['destroy']>>>
    }
  }
  'api.review_links.store': {
    methods: ["POST"]
    pattern: '/api/v1/review-links'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/approvals/approval').reviewLinkValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/approvals/approval').reviewLinkValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/approvals/review_links_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/approvals/review_links_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.review_links.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/review-links/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/approvals/review_links_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/approvals/review_links_controller').default['destroy']>>>
    }
  }
  'pages.approvals.index': {
    methods: ["GET","HEAD"]
    pattern: '/approvals'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/approvals_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/approvals_controller').default['index']>>>
    }
  }
  'reviews.show': {
    methods: ["GET","HEAD"]
    pattern: '/review/:token'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/approvals/client_reviews_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/approvals/client_reviews_controller').default['show']>>>
    }
  }
  'reviews.decide': {
    methods: ["POST"]
    pattern: '/review/:token/decisions'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/approvals/client_reviews_controller').default['decide']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/approvals/client_reviews_controller').default['decide']>>>
    }
  }
  'reviews.comment': {
    methods: ["POST"]
    pattern: '/review/:token/comments'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/approvals/client_reviews_controller').default['comment']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/approvals/client_reviews_controller').default['comment']>>>
    }
  }
  'reviews.file': {
    methods: ["GET","HEAD"]
    pattern: '/review/:token/media/:media'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { token: ParamValue; media: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/approvals/client_reviews_controller').default['file']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/approvals/client_reviews_controller').default['file']>>>
    }
  }
  'reviews.icon': {
    methods: ["GET","HEAD"]
    pattern: '/review/:token/icons/:plugin'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { token: ParamValue; plugin: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/approvals/client_reviews_controller').default['icon']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/approvals/client_reviews_controller').default['icon']>>>
    }
  }
  'reviews.picture': {
    methods: ["GET","HEAD"]
    pattern: '/review/:token/pictures/:media'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { token: ParamValue; media: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/approvals/client_reviews_controller').default['picture']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/approvals/client_reviews_controller').default['picture']>>>
    }
  }
  'api.audit_logs.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/audit-logs'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/audit/log').auditLogsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/audit/logs_controller').default['auditIndex']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/audit/logs_controller').default['auditIndex']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.access_logs.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/access-logs'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/audit/log').accessLogsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/audit/logs_controller').default['accessIndex']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/audit/logs_controller').default['accessIndex']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.audit_logs.export': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/audit-logs/export'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/audit/log').auditExportValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/audit/logs_controller').default['auditExport']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/audit/logs_controller').default['auditExport']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.access_logs.export': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/access-logs/export'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/audit/log').accessExportValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/audit/logs_controller').default['accessExport']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/audit/logs_controller').default['accessExport']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.audit_logs.verify': {
    methods: ["POST"]
    pattern: '/api/v1/audit-logs/verify'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/audit/logs_controller').default['verify']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/audit/logs_controller').default['verify']>>>
    }
  }
  'api.brands.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/brands'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/access/brand').listBrandsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/brands_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/brands_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.brands.store': {
    methods: ["POST"]
    pattern: '/api/v1/brands'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/access/brand').createBrandValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/access/brand').createBrandValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/brands_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/brands_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.brands.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/brands/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/access/brand').updateBrandValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/access/brand').updateBrandValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/brands_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/brands_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.calendar.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/calendar'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/calendar/calendar').windowValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/calendar/windows_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/calendar/windows_controller').default['show']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.calendar.export': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/calendar/export.csv'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/calendar/calendar').exportValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/calendar/windows_controller').default['file']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/calendar/windows_controller').default['file']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.calendar.posts': {
    methods: ["POST"]
    pattern: '/api/v1/calendar/posts'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/calendar/calendar').changePostsValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/calendar/calendar').changePostsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/calendar/bulk_posts_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/calendar/bulk_posts_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.calendar_entries.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/calendar/entries/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/calendar/entries_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/calendar/entries_controller').default['show']>>>
    }
  }
  'api.calendar_entries.store': {
    methods: ["POST"]
    pattern: '/api/v1/calendar/entries'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/calendar/calendar').createEntryValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/calendar/calendar').createEntryValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/calendar/entries_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/calendar/entries_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.calendar_entries.import': {
    methods: ["POST"]
    pattern: '/api/v1/calendar/entries/import'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/calendar/calendar').importEntriesValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/calendar/calendar').importEntriesValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/calendar/entry_imports_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/calendar/entry_imports_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.calendar_entries.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/calendar/entries/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/calendar/calendar').updateEntryValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/calendar/calendar').updateEntryValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/calendar/entries_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/calendar/entries_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.calendar_entries.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/calendar/entries/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/calendar/entries_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/calendar/entries_controller').default['destroy']>>>
    }
  }
  'api.calendar_feeds.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/calendar/feeds'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/calendar/feeds_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/calendar/feeds_controller').default['index']>>>
    }
  }
  'api.calendar_feeds.store': {
    methods: ["POST"]
    pattern: '/api/v1/calendar/feeds'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/calendar/calendar').createFeedValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/calendar/calendar').createFeedValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/calendar/feeds_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/calendar/feeds_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.calendar_feeds.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/calendar/feeds/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/calendar/feeds_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/calendar/feeds_controller').default['destroy']>>>
    }
  }
  'calendar_feeds.show': {
    methods: ["GET","HEAD"]
    pattern: '/calendar-feeds/:file'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { file: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/calendar/feed_files_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/calendar/feed_files_controller').default['show']>>>
    }
  }
  'pages.calendar.show': {
    methods: ["GET","HEAD"]
    pattern: '/calendar'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/calendar_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/calendar_controller').default['show']>>>
    }
  }
  'api.channels.metrics': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/channels/:id/metrics'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/channels/channel_metrics_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/channels/channel_metrics_controller').default['show']>>>
    }
  }
  'api.posts.metrics': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/posts/:id/metrics'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/channels/post_metrics_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/channels/post_metrics_controller').default['show']>>>
    }
  }
  'api.channels.options': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/channels/:id/options/:source'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { id: ParamValue; source: ParamValue }
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/channels/channel').listOptionsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/channels/channel_options_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/channels/channel_options_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.posts.comments': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/posts/:id/deliveries/:delivery/comments'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { id: ParamValue; delivery: ParamValue }
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/channels/channel').listCommentsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/channels/comments_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/channels/comments_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.posts.revisions.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/posts/:id/revisions'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/composer/revisions_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/composer/revisions_controller').default['index']>>>
    }
  }
  'api.posts.revisions.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/posts/:id/revisions/:version'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { id: ParamValue; version: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/composer/revisions_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/composer/revisions_controller').default['show']>>>
    }
  }
  'api.posts.presence.update': {
    methods: ["PUT"]
    pattern: '/api/v1/posts/:id/presence'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/composer/presences_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/composer/presences_controller').default['update']>>>
    }
  }
  'api.posts.presence.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/posts/:id/presence'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/composer/presences_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/composer/presences_controller').default['destroy']>>>
    }
  }
  'api.posts.links.store': {
    methods: ["POST"]
    pattern: '/api/v1/posts/links'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/composer/links').checkLinksValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/composer/links').checkLinksValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/composer/link_checks_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/composer/link_checks_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.search': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/search'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/finding/find').findValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/finding/found_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/finding/found_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'hooks.deletions.show': {
    methods: ["GET","HEAD"]
    pattern: '/hooks/deletions/:code'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { code: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/inbound/deletions_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/inbound/deletions_controller').default['show']>>>
    }
  }
  'hooks.show': {
    methods: ["GET","HEAD"]
    pattern: '/hooks/:plugin/:path'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { plugin: ParamValue; path: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/inbound/hooks_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/inbound/hooks_controller').default['show']>>>
    }
  }
  'hooks.store': {
    methods: ["POST"]
    pattern: '/hooks/:plugin/:path'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { plugin: ParamValue; path: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/inbound/hooks_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/inbound/hooks_controller').default['store']>>>
    }
  }
  'api.impersonations.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/impersonations'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/access/impersonation').listImpersonationsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/impersonations_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/impersonations_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.impersonations.store': {
    methods: ["POST"]
    pattern: '/api/v1/impersonations'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/access/impersonation').startImpersonationValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/access/impersonation').startImpersonationValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/impersonations_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/impersonations_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.impersonations.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/impersonations/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/impersonations_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/impersonations_controller').default['destroy']>>>
    }
  }
  'pages.impersonation.end': {
    methods: ["POST"]
    pattern: '/workspaces/impersonation/end'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/access/impersonations_controller').default['end']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/access/impersonations_controller').default['end']>>>
    }
  }
  'api.invitations.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/invitations'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/invitations/invitation').listInvitationsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/invitations/invitations_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/invitations/invitations_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.invitations.store': {
    methods: ["POST"]
    pattern: '/api/v1/invitations'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/invitations/invitation').invitationValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/invitations/invitation').invitationValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/invitations/invitations_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/invitations/invitations_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.invitations.bulk': {
    methods: ["POST"]
    pattern: '/api/v1/invitations/bulk'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/invitations/invitation').bulkQueryValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/invitations/invitation').bulkQueryValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/invitations/bulk_invitations_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/invitations/bulk_invitations_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.invitations.resend': {
    methods: ["POST"]
    pattern: '/api/v1/invitations/:id/resend'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/invitations/invitations_controller').default['resend']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/invitations/invitations_controller').default['resend']>>>
    }
  }
  'api.invitations.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/invitations/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/invitations/invitations_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/invitations/invitations_controller').default['destroy']>>>
    }
  }
  'api.acceptances.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/invitations/:token'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/invitations/acceptances_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/invitations/acceptances_controller').default['show']>>>
    }
  }
  'api.acceptances.store': {
    methods: ["POST"]
    pattern: '/api/v1/invitations/:token/accept'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/invitations/acceptances_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/invitations/acceptances_controller').default['store']>>>
    }
  }
  'invitations.show': {
    methods: ["GET","HEAD"]
    pattern: '/invitations/:token'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/invitations_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/invitations_controller').default['show']>>>
    }
  }
  'pages.team.invitations': {
    methods: ["GET","HEAD"]
    pattern: '/team/invitations'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/invitations_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/invitations_controller').default['index']>>>
    }
  }
  'media.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/media'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/media/media').listMediaValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media/media_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media/media_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'media.store': {
    methods: ["POST"]
    pattern: '/api/v1/media'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/media/media').uploadValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/media/media').uploadValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media/media_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media/media_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'media.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/media/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media/media_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media/media_controller').default['show']>>>
    }
  }
  'media.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/media/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/media/media').updateMediaValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/media/media').updateMediaValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media/media_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media/media_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'media.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/media/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media/media_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media/media_controller').default['destroy']>>>
    }
  }
  'media_files.show': {
    methods: ["GET","HEAD"]
    pattern: '/media/:id/file'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media/media_files_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media/media_files_controller').default['show']>>>
    }
  }
  'media_files.preview': {
    methods: ["GET","HEAD"]
    pattern: '/media/:id/preview'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media/media_files_controller').default['preview']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media/media_files_controller').default['preview']>>>
    }
  }
  'public_media.show': {
    methods: ["GET","HEAD"]
    pattern: '/m/:workspace/:id/:file'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue, ParamValue]
      params: { workspace: ParamValue; id: ParamValue; file: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media/public_media_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media/public_media_controller').default['show']>>>
    }
  }
  'public_media.robots': {
    methods: ["GET","HEAD"]
    pattern: '/robots.txt'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media/public_media_controller').default['robots']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media/public_media_controller').default['robots']>>>
    }
  }
  'mcp.store': {
    methods: ["POST"]
    pattern: '/mcp'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/mcp/mcp_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/mcp/mcp_controller').default['store']>>>
    }
  }
  'api.kit_links.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/creators/:id/kit-links'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media_kit/kit_links_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media_kit/kit_links_controller').default['index']>>>
    }
  }
  'api.kit_links.store': {
    methods: ["POST"]
    pattern: '/api/v1/creators/:id/kit-links'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/media_kit/kit_link').kitLinkValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/media_kit/kit_link').kitLinkValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media_kit/kit_links_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media_kit/kit_links_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.kit_links.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/creators/:id/kit-links/:link'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { id: ParamValue; link: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media_kit/kit_links_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media_kit/kit_links_controller').default['destroy']>>>
    }
  }
  'api.kit_pdfs.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/creators/:id/media-kit.pdf'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media_kit/kit_pdfs_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media_kit/kit_pdfs_controller').default['show']>>>
    }
  }
  'kits.show': {
    methods: ["GET","HEAD"]
    pattern: '/kit/:token'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media_kit/kits_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media_kit/kits_controller').default['show']>>>
    }
  }
  'kits.pdf': {
    methods: ["GET","HEAD"]
    pattern: '/kit/:token/media-kit.pdf'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media_kit/kits_controller').default['pdf']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media_kit/kits_controller').default['pdf']>>>
    }
  }
  'kits.picture': {
    methods: ["GET","HEAD"]
    pattern: '/kit/:token/pictures/:media'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { token: ParamValue; media: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media_kit/kits_controller').default['picture']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media_kit/kits_controller').default['picture']>>>
    }
  }
  'kits.font': {
    methods: ["GET","HEAD"]
    pattern: '/kit-fonts/:font/:file'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { font: ParamValue; file: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/media_kit/kits_controller').default['font']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/media_kit/kits_controller').default['font']>>>
    }
  }
  'api.links.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/links'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/links/link').listLinksValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/links/links_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/links/links_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.links.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/links/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/links/links_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/links/links_controller').default['show']>>>
    }
  }
  'api.links.clicks': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/links/:id/clicks'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/links/link').clicksValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/links/link_clicks_controller').default['ofLink']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/links/link_clicks_controller').default['ofLink']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.posts.clicks': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/posts/:id/clicks'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/links/link').clicksValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/links/link_clicks_controller').default['ofPost']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/links/link_clicks_controller').default['ofPost']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.link_defaults.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/brands/:id/link-defaults'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/links/link_defaults_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/links/link_defaults_controller').default['show']>>>
    }
  }
  'api.links.store': {
    methods: ["POST"]
    pattern: '/api/v1/links'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/links/link').createLinkValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/links/link').createLinkValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/links/links_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/links/links_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.links.shorten': {
    methods: ["POST"]
    pattern: '/api/v1/links/shorten-text'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/links/link').shortenTextValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/links/link').shortenTextValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/links/links_controller').default['shorten']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/links/links_controller').default['shorten']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.links.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/links/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/links/link').updateLinkValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/links/link').updateLinkValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/links/links_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/links/links_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.links.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/links/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/links/links_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/links/links_controller').default['destroy']>>>
    }
  }
  'api.link_defaults.update': {
    methods: ["PUT"]
    pattern: '/api/v1/brands/:id/link-defaults'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/links/link').linkDefaultsValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/links/link').linkDefaultsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/links/link_defaults_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/links/link_defaults_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'links.follow': {
    methods: ["GET","HEAD"]
    pattern: '/l/:code'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { code: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/links/follows_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/links/follows_controller').default['show']>>>
    }
  }
  'api.notices.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/notices'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/notices/notice').listNoticesValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/notices/notices_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/notices/notices_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.notices.count': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/notices/count'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/notices/notices_controller').default['count']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/notices/notices_controller').default['count']>>>
    }
  }
  'api.notices.mark': {
    methods: ["POST"]
    pattern: '/api/v1/notices/mark'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/notices/notice').markNoticesValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/notices/notice').markNoticesValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/notices/notices_controller').default['mark']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/notices/notices_controller').default['mark']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.notice_settings.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/me/notice-settings'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/notices/notice_settings_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/notices/notice_settings_controller').default['show']>>>
    }
  }
  'api.notice_settings.update': {
    methods: ["PUT"]
    pattern: '/api/v1/me/notice-settings'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/notices/notice').noticeSettingsValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/notices/notice').noticeSettingsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/notices/notice_settings_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/notices/notice_settings_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'pages.notices.index': {
    methods: ["GET","HEAD"]
    pattern: '/notices'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/notices_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/notices_controller').default['index']>>>
    }
  }
  'pages.notices.settings': {
    methods: ["GET","HEAD"]
    pattern: '/account/notices'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/notices_controller').default['settings']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/notices_controller').default['settings']>>>
    }
  }
  'unsubscribes.show': {
    methods: ["GET","HEAD"]
    pattern: '/unsubscribe/:token'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/notices/unsubscribes_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/notices/unsubscribes_controller').default['show']>>>
    }
  }
  'unsubscribes.store': {
    methods: ["POST"]
    pattern: '/unsubscribe/:token'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { token: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/notices/unsubscribes_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/notices/unsubscribes_controller').default['store']>>>
    }
  }
  'api.onboarding.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/onboarding/progress'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/onboarding/progress_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/onboarding/progress_controller').default['show']>>>
    }
  }
  'api.onboarding.update': {
    methods: ["PUT"]
    pattern: '/api/v1/onboarding/progress'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/onboarding/onboarding').onboardingChangeValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/onboarding/onboarding').onboardingChangeValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/onboarding/progress_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/onboarding/progress_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.onboarding.complete': {
    methods: ["POST"]
    pattern: '/api/v1/onboarding/complete'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/onboarding/progress_controller').default['complete']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/onboarding/progress_controller').default['complete']>>>
    }
  }
  'api.imported_posts.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/imported-posts'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/onboarding/onboarding').listImportedPostsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/onboarding/imported_posts_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/onboarding/imported_posts_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'pages.onboarding.show': {
    methods: ["GET","HEAD"]
    pattern: '/onboarding'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/onboarding_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/onboarding_controller').default['show']>>>
    }
  }
  'pages.dashboard': {
    methods: ["GET","HEAD"]
    pattern: '/'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/dashboard_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/dashboard_controller').default['index']>>>
    }
  }
  'pages.posts.index': {
    methods: ["GET","HEAD"]
    pattern: '/posts'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/posts_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/posts_controller').default['index']>>>
    }
  }
  'pages.posts.create': {
    methods: ["GET","HEAD"]
    pattern: '/posts/new'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/posts_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/posts_controller').default['create']>>>
    }
  }
  'pages.posts.show': {
    methods: ["GET","HEAD"]
    pattern: '/posts/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/posts_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/posts_controller').default['show']>>>
    }
  }
  'pages.posts.edit': {
    methods: ["GET","HEAD"]
    pattern: '/posts/:id/edit'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/posts_controller').default['edit']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/posts_controller').default['edit']>>>
    }
  }
  'pages.media.index': {
    methods: ["GET","HEAD"]
    pattern: '/media'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/media_library_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/media_library_controller').default['index']>>>
    }
  }
  'pages.agency.show': {
    methods: ["GET","HEAD"]
    pattern: '/agency'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/agency_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/agency_controller').default['show']>>>
    }
  }
  'pages.brands.index': {
    methods: ["GET","HEAD"]
    pattern: '/brands'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/profiles/brand_list').listBrandsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/brands_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/brands_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'pages.brands.show': {
    methods: ["GET","HEAD"]
    pattern: '/brands/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/brands_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/brands_controller').default['show']>>>
    }
  }
  'pages.creators.index': {
    methods: ["GET","HEAD"]
    pattern: '/creators'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/profiles/creator').listCreatorsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/creators_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/creators_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'pages.creators.own': {
    methods: ["GET","HEAD"]
    pattern: '/creators/me'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/creators_controller').default['own']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/creators_controller').default['own']>>>
    }
  }
  'pages.creators.show': {
    methods: ["GET","HEAD"]
    pattern: '/creators/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/creators_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/creators_controller').default['show']>>>
    }
  }
  'pages.team.index': {
    methods: ["GET","HEAD"]
    pattern: '/team'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/access/access').listMembersValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/team_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/team_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'pages.team.roles': {
    methods: ["GET","HEAD"]
    pattern: '/team/roles'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/team_controller').default['roleList']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/team_controller').default['roleList']>>>
    }
  }
  'pages.settings.show': {
    methods: ["GET","HEAD"]
    pattern: '/settings'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/team_controller').default['settingsPage']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/team_controller').default['settingsPage']>>>
    }
  }
  'pages.transfer.index': {
    methods: ["GET","HEAD"]
    pattern: '/settings/transfer'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/transfer_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/transfer_controller').default['index']>>>
    }
  }
  'pages.audit.index': {
    methods: ["GET","HEAD"]
    pattern: '/audit'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/audit_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/audit_controller').default['index']>>>
    }
  }
  'pages.audit.access': {
    methods: ["GET","HEAD"]
    pattern: '/audit/access'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/audit_controller').default['access']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/audit_controller').default['access']>>>
    }
  }
  'pages.analytics.index': {
    methods: ["GET","HEAD"]
    pattern: '/analytics'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/analytics_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/analytics_controller').default['index']>>>
    }
  }
  'pages.analytics.posts': {
    methods: ["GET","HEAD"]
    pattern: '/analytics/posts'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/analytics_controller').default['best']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/analytics_controller').default['best']>>>
    }
  }
  'pages.analytics.reports': {
    methods: ["GET","HEAD"]
    pattern: '/analytics/reports'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/analytics_controller').default['reports']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/analytics_controller').default['reports']>>>
    }
  }
  'pages.analytics.post': {
    methods: ["GET","HEAD"]
    pattern: '/analytics/posts/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/analytics_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/analytics_controller').default['show']>>>
    }
  }
  'pages.analytics.channel': {
    methods: ["GET","HEAD"]
    pattern: '/analytics/channels/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/analytics_controller').default['channel']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/analytics_controller').default['channel']>>>
    }
  }
  'pages.analytics.campaign': {
    methods: ["GET","HEAD"]
    pattern: '/analytics/campaigns/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/analytics_controller').default['campaign']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/analytics_controller').default['campaign']>>>
    }
  }
  'pages.channels.index': {
    methods: ["GET","HEAD"]
    pattern: '/channels'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/channels_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/channels_controller').default['index']>>>
    }
  }
  'pages.channels.show': {
    methods: ["GET","HEAD"]
    pattern: '/channels/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/channels_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/channels_controller').default['show']>>>
    }
  }
  'pages.channels.choose': {
    methods: ["GET","HEAD"]
    pattern: '/channels/choose/:attempt'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { attempt: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/channels_controller').default['choose']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/channels_controller').default['choose']>>>
    }
  }
  'pages.workspaces.select': {
    methods: ["POST"]
    pattern: '/workspaces/:id/select'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/workspaces_controller').default['select']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/workspaces_controller').default['select']>>>
    }
  }
  'pages.brands.select_all': {
    methods: ["POST"]
    pattern: '/brands/all/select'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/brands_controller').default['selectAll']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/brands_controller').default['selectAll']>>>
    }
  }
  'pages.brands.select': {
    methods: ["POST"]
    pattern: '/brands/:id/select'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/brands_controller').default['select']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/brands_controller').default['select']>>>
    }
  }
  'icons.set': {
    methods: ["GET","HEAD"]
    pattern: '/_icons/:prefix'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { prefix: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/icons_controller').default['set']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/icons_controller').default['set']>>>
    }
  }
  'icons.plugin': {
    methods: ["GET","HEAD"]
    pattern: '/plugins/:id/icon.svg'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/icons_controller').default['plugin']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/icons_controller').default['plugin']>>>
    }
  }
  'pages.imports.index': {
    methods: ["GET","HEAD"]
    pattern: '/import'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/imports_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/imports_controller').default['index']>>>
    }
  }
  'pages.imports.show': {
    methods: ["GET","HEAD"]
    pattern: '/import/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/imports_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/imports_controller').default['show']>>>
    }
  }
  'pages.series.index': {
    methods: ["GET","HEAD"]
    pattern: '/series'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/series_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/series_controller').default['index']>>>
    }
  }
  'pages.series.show': {
    methods: ["GET","HEAD"]
    pattern: '/series/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/series_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/series_controller').default['show']>>>
    }
  }
  'pages.posts.by_hand': {
    methods: ["GET","HEAD"]
    pattern: '/posts/:id/by-hand'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/by_hand_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/by_hand_controller').default['show']>>>
    }
  }
  'api.imports.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/imports'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/planning/imports').listImportsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/imports_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/imports_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.imports.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/imports/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/imports_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/imports_controller').default['show']>>>
    }
  }
  'api.series.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/series'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/planning/series').listSeriesValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/series_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/series_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.series.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/series/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/series_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/series_controller').default['show']>>>
    }
  }
  'api.slots.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/slots'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/planning/slots').slotWindowValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/slots_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/slots_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.slots.next': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/slots/next'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/planning/slots').nextSlotsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/slots_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/slots_controller').default['show']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.channel_slots.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/slots/channels/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/channel_slots_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/channel_slots_controller').default['show']>>>
    }
  }
  'api.brand_slots.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/slots/brands/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/brand_slots_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/brand_slots_controller').default['show']>>>
    }
  }
  'api.channel_slots.update': {
    methods: ["PUT"]
    pattern: '/api/v1/slots/channels/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/planning/slots').slotSetValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/planning/slots').slotSetValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/channel_slots_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/channel_slots_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.channel_slots.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/slots/channels/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/channel_slots_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/channel_slots_controller').default['destroy']>>>
    }
  }
  'api.brand_slots.update': {
    methods: ["PUT"]
    pattern: '/api/v1/slots/brands/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/planning/slots').slotSetValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/planning/slots').slotSetValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/brand_slots_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/brand_slots_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.series.store': {
    methods: ["POST"]
    pattern: '/api/v1/series'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/planning/series').createSeriesValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/planning/series').createSeriesValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/series_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/series_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.series.preview': {
    methods: ["POST"]
    pattern: '/api/v1/series/preview'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/planning/series').previewSeriesValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/planning/series').previewSeriesValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/series_actions_controller').default['preview']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/series_actions_controller').default['preview']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.series.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/series/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/planning/series').changeSeriesValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/planning/series').changeSeriesValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/series_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/series_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.series.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/series/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/series_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/series_controller').default['destroy']>>>
    }
  }
  'api.series.skip': {
    methods: ["POST"]
    pattern: '/api/v1/series/:id/skip'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/planning/series').skipSeriesValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/planning/series').skipSeriesValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/series_actions_controller').default['skip']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/series_actions_controller').default['skip']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.series.end': {
    methods: ["POST"]
    pattern: '/api/v1/series/:id/end'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/series_actions_controller').default['end']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/series_actions_controller').default['end']>>>
    }
  }
  'api.imports.check': {
    methods: ["POST"]
    pattern: '/api/v1/imports/:id/check'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/planning/imports').checkImportValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/planning/imports').checkImportValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/import_actions_controller').default['check']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/import_actions_controller').default['check']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.imports.start': {
    methods: ["POST"]
    pattern: '/api/v1/imports/:id/start'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/import_actions_controller').default['start']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/import_actions_controller').default['start']>>>
    }
  }
  'api.imports.cancel': {
    methods: ["POST"]
    pattern: '/api/v1/imports/:id/cancel'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/import_actions_controller').default['cancel']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/import_actions_controller').default['cancel']>>>
    }
  }
  'api.posts.by_hand': {
    methods: ["POST"]
    pattern: '/api/v1/posts/:id/by-hand'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/planning/by_hand').byHandValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/planning/by_hand').byHandValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/by_hand_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/by_hand_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.imports.mistakes': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/imports/:id/mistakes.csv'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/import_mistakes_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/import_mistakes_controller').default['show']>>>
    }
  }
  'api.imports.store': {
    methods: ["POST"]
    pattern: '/api/v1/imports'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/planning/imports').newImportValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/planning/imports').newImportValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/planning/imports_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/planning/imports_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.agency_profile.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/agency/profile'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/profiles/agency_profiles_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/profiles/agency_profiles_controller').default['show']>>>
    }
  }
  'api.brand_profiles.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/brands/:id/profile'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/profiles/brand_profiles_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/profiles/brand_profiles_controller').default['show']>>>
    }
  }
  'api.creators.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/creators'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/profiles/creator').listCreatorsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/profiles/creators_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/profiles/creators_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.creators.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/creators/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/profiles/creators_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/profiles/creators_controller').default['show']>>>
    }
  }
  'api.creator_profiles.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/creators/:id/profile'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/profiles/creator_profiles_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/profiles/creator_profiles_controller').default['show']>>>
    }
  }
  'api.agency_profile.update': {
    methods: ["PUT"]
    pattern: '/api/v1/agency/profile'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/profiles/agency').agencyProfileValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/profiles/agency').agencyProfileValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/profiles/agency_profiles_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/profiles/agency_profiles_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.brand_profiles.update': {
    methods: ["PUT"]
    pattern: '/api/v1/brands/:id/profile'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/profiles/brand').brandProfileValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/profiles/brand').brandProfileValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/profiles/brand_profiles_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/profiles/brand_profiles_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.creator_profiles.update': {
    methods: ["PUT"]
    pattern: '/api/v1/creators/:id/profile'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/profiles/creator').creatorProfileValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/profiles/creator').creatorProfileValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/profiles/creator_profiles_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/profiles/creator_profiles_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.creators.store': {
    methods: ["POST"]
    pattern: '/api/v1/creators'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/profiles/creator').createCreatorValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/profiles/creator').createCreatorValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/profiles/creators_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/profiles/creators_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.creators.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/creators/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/profiles/creator').updateCreatorValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/profiles/creator').updateCreatorValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/profiles/creators_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/profiles/creators_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.creators.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/creators/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/profiles/creators_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/profiles/creators_controller').default['destroy']>>>
    }
  }
  'api.link_previews.store': {
    methods: ["POST"]
    pattern: '/api/v1/link-previews'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/profiles/link').linkPreviewValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/profiles/link').linkPreviewValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/profiles/link_previews_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/profiles/link_previews_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'pages.sandbox.index': {
    methods: ["GET","HEAD"]
    pattern: '/sandbox'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/sandbox/feeds_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/sandbox/feeds_controller').default['index']>>>
    }
  }
  'pages.sandbox.show': {
    methods: ["GET","HEAD"]
    pattern: '/sandbox/:plugin'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { plugin: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/sandbox/feeds_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/sandbox/feeds_controller').default['show']>>>
    }
  }
  'pages.sandbox.requests': {
    methods: ["GET","HEAD"]
    pattern: '/sandbox/:plugin/requests'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { plugin: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/sandbox/requests_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/sandbox/requests_controller').default['index']>>>
    }
  }
  'pages.sandbox.picture': {
    methods: ["GET","HEAD"]
    pattern: '/sandbox/:plugin/picture'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { plugin: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/sandbox/pictures_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/sandbox/pictures_controller').default['show']>>>
    }
  }
  'pages.sandbox.switches.store': {
    methods: ["POST"]
    pattern: '/sandbox/:plugin/switches'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/sandbox/switches').faultValidator)>>
      paramsTuple: [ParamValue]
      params: { plugin: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/sandbox/switches').faultValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/sandbox/switches_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/sandbox/switches_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'pages.sandbox.switches.destroy': {
    methods: ["DELETE"]
    pattern: '/sandbox/:plugin/switches'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { plugin: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/sandbox/switches_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/sandbox/switches_controller').default['destroy']>>>
    }
  }
  'pages.sandbox.switches.access': {
    methods: ["POST"]
    pattern: '/sandbox/:plugin/access'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/sandbox/switches').accessValidator)>>
      paramsTuple: [ParamValue]
      params: { plugin: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/sandbox/switches').accessValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/sandbox/switches_controller').default['access']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/sandbox/switches_controller').default['access']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'pages.sandbox.switches.clock': {
    methods: ["POST"]
    pattern: '/sandbox/:plugin/clock'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/sandbox/switches').clockValidator)>>
      paramsTuple: [ParamValue]
      params: { plugin: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/sandbox/switches').clockValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/sandbox/switches_controller').default['clock']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/sandbox/switches_controller').default['clock']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'pages.sandbox.switches.reset': {
    methods: ["POST"]
    pattern: '/sandbox/:plugin/reset'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { plugin: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/sandbox/switches_controller').default['reset']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/sandbox/switches_controller').default['reset']>>>
    }
  }
  'accounts.second_steps.create': {
    methods: ["GET","HEAD"]
    pattern: '/login/confirm'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/second_steps_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/second_steps_controller').default['create']>>>
    }
  }
  'accounts.second_steps.store': {
    methods: ["POST"]
    pattern: '/login/confirm'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/accounts/second_factor').codeValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/accounts/second_factor').codeValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/second_steps_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/second_steps_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.passkey_sign_ins.create': {
    methods: ["POST"]
    pattern: '/login/passkey/options'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/passkey_sign_ins_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/passkey_sign_ins_controller').default['create']>>>
    }
  }
  'accounts.passkey_sign_ins.store': {
    methods: ["POST"]
    pattern: '/login/passkey'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/accounts/second_factor').passkeyProofValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/accounts/second_factor').passkeyProofValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/passkey_sign_ins_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/passkey_sign_ins_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.confirmations.create': {
    methods: ["GET","HEAD"]
    pattern: '/account/confirm'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/confirmations_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/confirmations_controller').default['create']>>>
    }
  }
  'accounts.confirmations.show': {
    methods: ["GET","HEAD"]
    pattern: '/account/confirm/ways'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/confirmations_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/confirmations_controller').default['show']>>>
    }
  }
  'accounts.confirmations.store': {
    methods: ["POST"]
    pattern: '/account/confirm'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/accounts/second_factor').confirmValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/accounts/second_factor').confirmValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/confirmations_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/confirmations_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.confirmations.passkey': {
    methods: ["POST"]
    pattern: '/account/confirm/passkey'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/confirmations_controller').default['passkey']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/confirmations_controller').default['passkey']>>>
    }
  }
  'accounts.passkeys.update': {
    methods: ["PATCH"]
    pattern: '/account/passkeys/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/accounts/second_factor').passkeyNameValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/accounts/second_factor').passkeyNameValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/passkeys_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/passkeys_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.devices.destroy_all': {
    methods: ["POST"]
    pattern: '/account/sessions/end'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/devices_controller').default['destroyAll']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/devices_controller').default['destroyAll']>>>
    }
  }
  'accounts.authenticators.store': {
    methods: ["POST"]
    pattern: '/account/totp'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/authenticators_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/authenticators_controller').default['store']>>>
    }
  }
  'accounts.authenticators.update': {
    methods: ["PUT"]
    pattern: '/account/totp'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/accounts/second_factor').codeValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/accounts/second_factor').codeValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/authenticators_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/authenticators_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.authenticators.destroy': {
    methods: ["DELETE"]
    pattern: '/account/totp'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/authenticators_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/authenticators_controller').default['destroy']>>>
    }
  }
  'accounts.authenticators.renew_codes': {
    methods: ["POST"]
    pattern: '/account/recovery-codes'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/authenticators_controller').default['renewCodes']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/authenticators_controller').default['renewCodes']>>>
    }
  }
  'accounts.passkeys.begin': {
    methods: ["POST"]
    pattern: '/account/passkeys/options'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/passkeys_controller').default['begin']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/passkeys_controller').default['begin']>>>
    }
  }
  'accounts.passkeys.store': {
    methods: ["POST"]
    pattern: '/account/passkeys'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/accounts/second_factor').newPasskeyValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/accounts/second_factor').newPasskeyValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/passkeys_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/passkeys_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.passkeys.destroy': {
    methods: ["DELETE"]
    pattern: '/account/passkeys/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/passkeys_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/passkeys_controller').default['destroy']>>>
    }
  }
  'api.member_sessions.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/members/:userId/sessions'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { userId: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/member_sessions_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/member_sessions_controller').default['index']>>>
    }
  }
  'api.member_sessions.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/members/:userId/sessions'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { userId: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/member_sessions_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/member_sessions_controller').default['destroy']>>>
    }
  }
  'social.connections.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/social/connections'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/connections/connect').listConnectionsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/connections/connections_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/connections/connections_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'social.attempts.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/social/attempts/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/connections/attempts_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/connections/attempts_controller').default['show']>>>
    }
  }
  'social.connects.store': {
    methods: ["POST"]
    pattern: '/api/v1/social/connect/:platform'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/connections/connect').connectValidator)>>
      paramsTuple: [ParamValue]
      params: { platform: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/connections/connect').connectValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/connections/connects_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/connections/connects_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'social.attempts.choose': {
    methods: ["POST"]
    pattern: '/api/v1/social/attempts/:id/choose'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/connections/connect').chooseValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/connections/connect').chooseValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/connections/attempts_controller').default['choose']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/connections/attempts_controller').default['choose']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'social.connections.check': {
    methods: ["POST"]
    pattern: '/api/v1/social/connections/:id/check'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/connections/connections_controller').default['check']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/connections/connections_controller').default['check']>>>
    }
  }
  'social.connections.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/social/disconnect/:platform'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/connections/connect').disconnectValidator)>>
      paramsTuple: [ParamValue]
      params: { platform: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/connections/connect').disconnectValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/connections/connections_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/connections/connections_controller').default['destroy']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'social.callbacks.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/social/callback/:platform'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { platform: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/connections/callbacks_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/connections/callbacks_controller').default['show']>>>
    }
  }
  'pages.templates.index': {
    methods: ["GET","HEAD"]
    pattern: '/templates'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/text_tools_controller').default['templateList']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/text_tools_controller').default['templateList']>>>
    }
  }
  'pages.templates.hashtags': {
    methods: ["GET","HEAD"]
    pattern: '/templates/hashtags'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/text_tools_controller').default['hashtagList']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/text_tools_controller').default['hashtagList']>>>
    }
  }
  'pages.links.index': {
    methods: ["GET","HEAD"]
    pattern: '/links'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/text_tools_controller').default['linkList']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/text_tools_controller').default['linkList']>>>
    }
  }
  'api.templates.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/templates'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/templates/template').listTemplatesValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/templates/templates_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/templates/templates_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.templates.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/templates/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/templates/templates_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/templates/templates_controller').default['show']>>>
    }
  }
  'api.hashtag_groups.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/hashtag-groups'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/templates/template').listTemplatesValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/templates/hashtag_groups_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/templates/hashtag_groups_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.templates.store': {
    methods: ["POST"]
    pattern: '/api/v1/templates'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/templates/template').createTemplateValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/templates/template').createTemplateValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/templates/templates_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/templates/templates_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.templates.fill': {
    methods: ["POST"]
    pattern: '/api/v1/templates/:id/fill'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/templates/template').fillTemplateValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/templates/template').fillTemplateValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/templates/templates_controller').default['fill']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/templates/templates_controller').default['fill']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.templates.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/templates/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/templates/template').updateTemplateValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/templates/template').updateTemplateValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/templates/templates_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/templates/templates_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.templates.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/templates/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/templates/templates_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/templates/templates_controller').default['destroy']>>>
    }
  }
  'api.hashtag_groups.store': {
    methods: ["POST"]
    pattern: '/api/v1/hashtag-groups'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/templates/template').createHashtagGroupValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/templates/template').createHashtagGroupValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/templates/hashtag_groups_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/templates/hashtag_groups_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.hashtag_groups.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/hashtag-groups/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/templates/template').updateHashtagGroupValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/templates/template').updateHashtagGroupValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/templates/hashtag_groups_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/templates/hashtag_groups_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.hashtag_groups.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/hashtag-groups/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/templates/hashtag_groups_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/templates/hashtag_groups_controller').default['destroy']>>>
    }
  }
  'api.exports.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/exports'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/transfer/exports_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/transfer/exports_controller').default['index']>>>
    }
  }
  'api.exports.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/exports/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/transfer/exports_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/transfer/exports_controller').default['show']>>>
    }
  }
  'api.exports.file': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/exports/:id/file'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/transfer/export_files_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/transfer/export_files_controller').default['show']>>>
    }
  }
  'api.exports.store': {
    methods: ["POST"]
    pattern: '/api/v1/exports'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/transfer/exports_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/transfer/exports_controller').default['store']>>>
    }
  }
  'api.exports.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/exports/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/transfer/exports_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/transfer/exports_controller').default['destroy']>>>
    }
  }
  'transfer.imports.index': {
    methods: ["GET","HEAD"]
    pattern: '/settings/transfer/imports'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/transfer/imports_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/transfer/imports_controller').default['index']>>>
    }
  }
  'transfer.imports.show': {
    methods: ["GET","HEAD"]
    pattern: '/settings/transfer/imports/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/transfer/imports_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/transfer/imports_controller').default['show']>>>
    }
  }
  'transfer.imports.store': {
    methods: ["POST"]
    pattern: '/settings/transfer/imports'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/transfer/import').importValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/transfer/import').importValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/transfer/imports_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/transfer/imports_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'transfer.imports.bytes': {
    methods: ["PUT"]
    pattern: '/settings/transfer/imports/:id/bytes'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/transfer/import').partValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/transfer/import').partValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/transfer/import_parts_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/transfer/import_parts_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'transfer.imports.start': {
    methods: ["POST"]
    pattern: '/settings/transfer/imports/:id/start'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/transfer/import').startValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/transfer/import').startValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/transfer/imports_controller').default['start']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/transfer/imports_controller').default['start']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'transfer.imports.destroy': {
    methods: ["DELETE"]
    pattern: '/settings/transfer/imports/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/transfer/imports_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/transfer/imports_controller').default['destroy']>>>
    }
  }
  'api.webhooks.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/webhooks'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/webhooks/webhooks_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/webhooks/webhooks_controller').default['index']>>>
    }
  }
  'api.webhooks.show': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/webhooks/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/webhooks/webhooks_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/webhooks/webhooks_controller').default['show']>>>
    }
  }
  'api.webhook_calls.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/webhooks/:id/calls'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQueryForGet<InferInput<(typeof import('#validators/webhooks/webhook').listCallsValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/webhooks/webhook_calls_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/webhooks/webhook_calls_controller').default['index']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.webhooks.store': {
    methods: ["POST"]
    pattern: '/api/v1/webhooks'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/webhooks/webhook').createWebhookValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/webhooks/webhook').createWebhookValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/webhooks/webhooks_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/webhooks/webhooks_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.webhooks.rotate': {
    methods: ["POST"]
    pattern: '/api/v1/webhooks/:id/secret'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/webhooks/webhooks_controller').default['rotate']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/webhooks/webhooks_controller').default['rotate']>>>
    }
  }
  'api.webhooks.update': {
    methods: ["PATCH"]
    pattern: '/api/v1/webhooks/:id'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/webhooks/webhook').updateWebhookValidator)>>
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/webhooks/webhook').updateWebhookValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/webhooks/webhooks_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/webhooks/webhooks_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'api.webhooks.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/webhooks/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/webhooks/webhooks_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/webhooks/webhooks_controller').default['destroy']>>>
    }
  }
  'api.webhook_calls.test': {
    methods: ["POST"]
    pattern: '/api/v1/webhooks/:id/test'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/webhooks/webhook_calls_controller').default['test']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/webhooks/webhook_calls_controller').default['test']>>>
    }
  }
  'api.webhook_calls.redeliver': {
    methods: ["POST"]
    pattern: '/api/v1/webhooks/:id/calls/:call/redeliver'
    types: {
      body: {}
      paramsTuple: [ParamValue, ParamValue]
      params: { id: ParamValue; call: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/webhooks/webhook_calls_controller').default['redeliver']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/webhooks/webhook_calls_controller').default['redeliver']>>>
    }
  }
  'pages.webhooks.index': {
    methods: ["GET","HEAD"]
    pattern: '/settings/webhooks'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/pages/webhooks_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/pages/webhooks_controller').default['index']>>>
    }
  }
  'accounts.registrations.create': {
    methods: ["GET","HEAD"]
    pattern: '/register'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/registrations_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/registrations_controller').default['create']>>>
    }
  }
  'accounts.registrations.store': {
    methods: ["POST"]
    pattern: '/register'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/accounts/account').registerValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/accounts/account').registerValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/registrations_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/registrations_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.sessions.create': {
    methods: ["GET","HEAD"]
    pattern: '/login'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/sessions_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/sessions_controller').default['create']>>>
    }
  }
  'accounts.sessions.store': {
    methods: ["POST"]
    pattern: '/login'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/accounts/account').loginValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/accounts/account').loginValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/sessions_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/sessions_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.password_resets.create': {
    methods: ["GET","HEAD"]
    pattern: '/forgot-password'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/password_resets_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/password_resets_controller').default['create']>>>
    }
  }
  'accounts.password_resets.store': {
    methods: ["POST"]
    pattern: '/forgot-password'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/accounts/account').forgotPasswordValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/accounts/account').forgotPasswordValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/password_resets_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/password_resets_controller').default['store']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.password_resets.show': {
    methods: ["GET","HEAD"]
    pattern: '/reset-password/:code'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { code: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/password_resets_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/password_resets_controller').default['show']>>>
    }
  }
  'accounts.password_resets.update': {
    methods: ["POST"]
    pattern: '/reset-password/:code'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/accounts/account').resetPasswordValidator)>>
      paramsTuple: [ParamValue]
      params: { code: ParamValue }
      query: ExtractQuery<InferInput<(typeof import('#validators/accounts/account').resetPasswordValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/password_resets_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/password_resets_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.email_verifications.show': {
    methods: ["GET","HEAD"]
    pattern: '/verify-email/:code'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { code: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/email_verifications_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/email_verifications_controller').default['show']>>>
    }
  }
  'accounts.email_verifications.update': {
    methods: ["POST"]
    pattern: '/verify-email/:code'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { code: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/email_verifications_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/email_verifications_controller').default['update']>>>
    }
  }
  'accounts.sessions.destroy': {
    methods: ["POST"]
    pattern: '/logout'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/sessions_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/sessions_controller').default['destroy']>>>
    }
  }
  'accounts.email_verifications.create': {
    methods: ["GET","HEAD"]
    pattern: '/check-inbox'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/email_verifications_controller').default['create']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/email_verifications_controller').default['create']>>>
    }
  }
  'accounts.email_verifications.store': {
    methods: ["POST"]
    pattern: '/check-inbox'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/email_verifications_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/email_verifications_controller').default['store']>>>
    }
  }
  'accounts.outbox.index': {
    methods: ["GET","HEAD"]
    pattern: '/dev/mail'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/outbox_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/outbox_controller').default['index']>>>
    }
  }
  'accounts.identities.redirect': {
    methods: ["GET","HEAD"]
    pattern: '/sign-in/:provider'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { provider: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/identities_controller').default['redirect']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/identities_controller').default['redirect']>>>
    }
  }
  'accounts.identities.callback': {
    methods: ["GET","HEAD"]
    pattern: '/sign-in/:provider/callback'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { provider: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/identities_controller').default['callback']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/identities_controller').default['callback']>>>
    }
  }
  'accounts.profiles.show': {
    methods: ["GET","HEAD"]
    pattern: '/account'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/profiles_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/profiles_controller').default['show']>>>
    }
  }
  'accounts.profiles.update': {
    methods: ["PUT"]
    pattern: '/account'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/accounts/account').profileValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/accounts/account').profileValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/profiles_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/profiles_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.emails.update': {
    methods: ["PUT"]
    pattern: '/account/email'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/accounts/account').changeEmailValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/accounts/account').changeEmailValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/emails_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/emails_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.emails.show': {
    methods: ["GET","HEAD"]
    pattern: '/account/email/:code'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { code: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/emails_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/emails_controller').default['show']>>>
    }
  }
  'accounts.emails.confirm': {
    methods: ["POST"]
    pattern: '/account/email/:code'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { code: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/emails_controller').default['confirm']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/emails_controller').default['confirm']>>>
    }
  }
  'accounts.security.show': {
    methods: ["GET","HEAD"]
    pattern: '/account/security'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/security_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/security_controller').default['show']>>>
    }
  }
  'accounts.passwords.update': {
    methods: ["PUT"]
    pattern: '/account/password'
    types: {
      body: ExtractBody<InferInput<(typeof import('#validators/accounts/account').changePasswordValidator)>>
      paramsTuple: []
      params: {}
      query: ExtractQuery<InferInput<(typeof import('#validators/accounts/account').changePasswordValidator)>>
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/passwords_controller').default['update']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/passwords_controller').default['update']>>> | { status: 422; response: { errors: SimpleError[] } }
    }
  }
  'accounts.passwords.link': {
    methods: ["POST"]
    pattern: '/account/password/link'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/passwords_controller').default['link']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/passwords_controller').default['link']>>>
    }
  }
  'accounts.devices.destroy_others': {
    methods: ["DELETE"]
    pattern: '/account/sessions'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/devices_controller').default['destroyOthers']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/devices_controller').default['destroyOthers']>>>
    }
  }
  'accounts.devices.destroy': {
    methods: ["DELETE"]
    pattern: '/account/sessions/:handle'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { handle: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/devices_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/devices_controller').default['destroy']>>>
    }
  }
  'accounts.identities.store': {
    methods: ["POST"]
    pattern: '/account/identities/:provider'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { provider: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/identities_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/identities_controller').default['store']>>>
    }
  }
  'accounts.identities.destroy': {
    methods: ["DELETE"]
    pattern: '/account/identities/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/identities_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/identities_controller').default['destroy']>>>
    }
  }
  'accounts.api_tokens.index': {
    methods: ["GET","HEAD"]
    pattern: '/account/tokens'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/api_tokens_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/api_tokens_controller').default['index']>>>
    }
  }
  'accounts.api_tokens.store': {
    methods: ["POST"]
    pattern: '/account/tokens'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/api_tokens_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/api_tokens_controller').default['store']>>>
    }
  }
  'accounts.api_tokens.destroy': {
    methods: ["DELETE"]
    pattern: '/account/tokens/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/api_tokens_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/api_tokens_controller').default['destroy']>>>
    }
  }
  'api.tokens.index': {
    methods: ["GET","HEAD"]
    pattern: '/api/v1/api-tokens'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/api_token_records_controller').default['index']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/api_token_records_controller').default['index']>>>
    }
  }
  'api.tokens.store': {
    methods: ["POST"]
    pattern: '/api/v1/api-tokens'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/api_token_records_controller').default['store']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/api_token_records_controller').default['store']>>>
    }
  }
  'api.tokens.destroy': {
    methods: ["DELETE"]
    pattern: '/api/v1/api-tokens/:id'
    types: {
      body: {}
      paramsTuple: [ParamValue]
      params: { id: ParamValue }
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/accounts/api_token_records_controller').default['destroy']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/accounts/api_token_records_controller').default['destroy']>>>
    }
  }
  'event_stream': {
    methods: ["GET","HEAD"]
    pattern: '/__transmit/events'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: unknown
      errorResponse: unknown
    }
  }
  'subscribe': {
    methods: ["POST"]
    pattern: '/__transmit/subscribe'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: unknown
      errorResponse: unknown
    }
  }
  'unsubscribe': {
    methods: ["POST"]
    pattern: '/__transmit/unsubscribe'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: unknown
      errorResponse: unknown
    }
  }
  'health.ready': {
    methods: ["GET","HEAD"]
    pattern: '/health/ready'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: ExtractResponse<Awaited<ReturnType<import('#controllers/system/health_controller').default['show']>>>
      errorResponse: ExtractErrorResponse<Awaited<ReturnType<import('#controllers/system/health_controller').default['show']>>>
    }
  }
  'health.live': {
    methods: ["GET","HEAD"]
    pattern: '/health/live'
    types: {
      body: {}
      paramsTuple: []
      params: {}
      query: {}
      response: unknown
      errorResponse: unknown
    }
  }
}
