export const policies = {
  ConnectionPolicy: () => import('#policies/connections/connection_policy'),
  MediaPolicy: () => import('#policies/media/media_policy'),
  ProfilesAgencyProfilePolicy: () => import('#policies/profiles/agency_profile_policy'),
  ProfilesBrandProfilePolicy: () => import('#policies/profiles/brand_profile_policy'),
  ProfilesCreatorPolicy: () => import('#policies/profiles/creator_policy'),
  PublishingPostPolicy: () => import('#policies/publishing/post_policy'),
}

