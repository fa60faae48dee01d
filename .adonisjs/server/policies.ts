export const policies = {
  ApprovalsReviewPolicy: () => import('#policies/approvals/review_policy'),
  CalendarCalendarEntryPolicy: () => import('#policies/calendar/calendar_entry_policy'),
  ConnectionPolicy: () => import('#policies/connections/connection_policy'),
  LinkPolicy: () => import('#policies/links/link_policy'),
  MediaPolicy: () => import('#policies/media/media_policy'),
  PlanningPolicy: () => import('#policies/planning/planning_policy'),
  ProfilesAgencyProfilePolicy: () => import('#policies/profiles/agency_profile_policy'),
  ProfilesBrandProfilePolicy: () => import('#policies/profiles/brand_profile_policy'),
  ProfilesCreatorPolicy: () => import('#policies/profiles/creator_policy'),
  PublishingPostPolicy: () => import('#policies/publishing/post_policy'),
  TemplatesTextToolPolicy: () => import('#policies/templates/text_tool_policy'),
}

