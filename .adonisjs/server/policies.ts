export const policies = {
  MediaPolicy: () => import('#policies/media/media_policy'),
}

