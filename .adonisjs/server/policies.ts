export const policies = {
  ConnectionPolicy: () => import('#policies/connections/connection_policy'),
  MediaPolicy: () => import('#policies/media/media_policy'),
  PublishingPostPolicy: () => import('#policies/publishing/post_policy'),
}

