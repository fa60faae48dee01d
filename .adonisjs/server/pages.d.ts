import '@adonisjs/inertia/types'

import type { VNodeProps, AllowedComponentProps, ComponentInstance } from 'vue'

type ExtractProps<T> = Omit<
  ComponentInstance<T>['$props'],
  keyof VNodeProps | keyof AllowedComponentProps
>

declare module '@adonisjs/inertia/types' {
  export interface InertiaPages {
    'account/confirm_email': ExtractProps<(typeof import('../../resources/ui/pages/account/confirm_email.vue'))['default']>
    'account/confirm': ExtractProps<(typeof import('../../resources/ui/pages/account/confirm.vue'))['default']>
    'account/profile': ExtractProps<(typeof import('../../resources/ui/pages/account/profile.vue'))['default']>
    'account/security': ExtractProps<(typeof import('../../resources/ui/pages/account/security.vue'))['default']>
    'account/tokens': ExtractProps<(typeof import('../../resources/ui/pages/account/tokens.vue'))['default']>
    'admin/plugin': ExtractProps<(typeof import('../../resources/ui/pages/admin/plugin.vue'))['default']>
    'admin/plugins': ExtractProps<(typeof import('../../resources/ui/pages/admin/plugins.vue'))['default']>
    'agency/show': ExtractProps<(typeof import('../../resources/ui/pages/agency/show.vue'))['default']>
    'analytics/index': ExtractProps<(typeof import('../../resources/ui/pages/analytics/index.vue'))['default']>
    'analytics/post': ExtractProps<(typeof import('../../resources/ui/pages/analytics/post.vue'))['default']>
    'analytics/posts': ExtractProps<(typeof import('../../resources/ui/pages/analytics/posts.vue'))['default']>
    'analytics/reports': ExtractProps<(typeof import('../../resources/ui/pages/analytics/reports.vue'))['default']>
    'approvals/index': ExtractProps<(typeof import('../../resources/ui/pages/approvals/index.vue'))['default']>
    'audit/access': ExtractProps<(typeof import('../../resources/ui/pages/audit/access.vue'))['default']>
    'audit/index': ExtractProps<(typeof import('../../resources/ui/pages/audit/index.vue'))['default']>
    'auth/check_inbox': ExtractProps<(typeof import('../../resources/ui/pages/auth/check_inbox.vue'))['default']>
    'auth/forgot_password': ExtractProps<(typeof import('../../resources/ui/pages/auth/forgot_password.vue'))['default']>
    'auth/login': ExtractProps<(typeof import('../../resources/ui/pages/auth/login.vue'))['default']>
    'auth/register': ExtractProps<(typeof import('../../resources/ui/pages/auth/register.vue'))['default']>
    'auth/reset_password': ExtractProps<(typeof import('../../resources/ui/pages/auth/reset_password.vue'))['default']>
    'auth/second_step': ExtractProps<(typeof import('../../resources/ui/pages/auth/second_step.vue'))['default']>
    'auth/verify_email': ExtractProps<(typeof import('../../resources/ui/pages/auth/verify_email.vue'))['default']>
    'brands/index': ExtractProps<(typeof import('../../resources/ui/pages/brands/index.vue'))['default']>
    'brands/show': ExtractProps<(typeof import('../../resources/ui/pages/brands/show.vue'))['default']>
    'calendar/index': ExtractProps<(typeof import('../../resources/ui/pages/calendar/index.vue'))['default']>
    'channels/choose_in_setup': ExtractProps<(typeof import('../../resources/ui/pages/channels/choose_in_setup.vue'))['default']>
    'channels/choose': ExtractProps<(typeof import('../../resources/ui/pages/channels/choose.vue'))['default']>
    'channels/index': ExtractProps<(typeof import('../../resources/ui/pages/channels/index.vue'))['default']>
    'channels/show': ExtractProps<(typeof import('../../resources/ui/pages/channels/show.vue'))['default']>
    'creators/index': ExtractProps<(typeof import('../../resources/ui/pages/creators/index.vue'))['default']>
    'creators/show': ExtractProps<(typeof import('../../resources/ui/pages/creators/show.vue'))['default']>
    'dashboard': ExtractProps<(typeof import('../../resources/ui/pages/dashboard.vue'))['default']>
    'dev/mail': ExtractProps<(typeof import('../../resources/ui/pages/dev/mail.vue'))['default']>
    'errors/expired': ExtractProps<(typeof import('../../resources/ui/pages/errors/expired.vue'))['default']>
    'errors/forbidden': ExtractProps<(typeof import('../../resources/ui/pages/errors/forbidden.vue'))['default']>
    'errors/not_found': ExtractProps<(typeof import('../../resources/ui/pages/errors/not_found.vue'))['default']>
    'errors/server_error': ExtractProps<(typeof import('../../resources/ui/pages/errors/server_error.vue'))['default']>
    'import/index': ExtractProps<(typeof import('../../resources/ui/pages/import/index.vue'))['default']>
    'import/show': ExtractProps<(typeof import('../../resources/ui/pages/import/show.vue'))['default']>
    'invitations/show': ExtractProps<(typeof import('../../resources/ui/pages/invitations/show.vue'))['default']>
    'links/index': ExtractProps<(typeof import('../../resources/ui/pages/links/index.vue'))['default']>
    'media/index': ExtractProps<(typeof import('../../resources/ui/pages/media/index.vue'))['default']>
    'notices/index': ExtractProps<(typeof import('../../resources/ui/pages/notices/index.vue'))['default']>
    'notices/settings': ExtractProps<(typeof import('../../resources/ui/pages/notices/settings.vue'))['default']>
    'notices/unsubscribe': ExtractProps<(typeof import('../../resources/ui/pages/notices/unsubscribe.vue'))['default']>
    'onboarding': ExtractProps<(typeof import('../../resources/ui/pages/onboarding.vue'))['default']>
    'posts/by_hand': ExtractProps<(typeof import('../../resources/ui/pages/posts/by_hand.vue'))['default']>
    'posts/edit': ExtractProps<(typeof import('../../resources/ui/pages/posts/edit.vue'))['default']>
    'posts/index': ExtractProps<(typeof import('../../resources/ui/pages/posts/index.vue'))['default']>
    'posts/show': ExtractProps<(typeof import('../../resources/ui/pages/posts/show.vue'))['default']>
    'review/show': ExtractProps<(typeof import('../../resources/ui/pages/review/show.vue'))['default']>
    'sandbox/none': ExtractProps<(typeof import('../../resources/ui/pages/sandbox/none.vue'))['default']>
    'sandbox/requests': ExtractProps<(typeof import('../../resources/ui/pages/sandbox/requests.vue'))['default']>
    'sandbox/show': ExtractProps<(typeof import('../../resources/ui/pages/sandbox/show.vue'))['default']>
    'series/index': ExtractProps<(typeof import('../../resources/ui/pages/series/index.vue'))['default']>
    'series/show': ExtractProps<(typeof import('../../resources/ui/pages/series/show.vue'))['default']>
    'settings/index': ExtractProps<(typeof import('../../resources/ui/pages/settings/index.vue'))['default']>
    'settings/transfer': ExtractProps<(typeof import('../../resources/ui/pages/settings/transfer.vue'))['default']>
    'settings/webhooks': ExtractProps<(typeof import('../../resources/ui/pages/settings/webhooks.vue'))['default']>
    'team/index': ExtractProps<(typeof import('../../resources/ui/pages/team/index.vue'))['default']>
    'team/invitations': ExtractProps<(typeof import('../../resources/ui/pages/team/invitations.vue'))['default']>
    'team/roles': ExtractProps<(typeof import('../../resources/ui/pages/team/roles.vue'))['default']>
    'templates/hashtags': ExtractProps<(typeof import('../../resources/ui/pages/templates/hashtags.vue'))['default']>
    'templates/index': ExtractProps<(typeof import('../../resources/ui/pages/templates/index.vue'))['default']>
  }
}
