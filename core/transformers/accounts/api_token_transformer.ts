import { BaseTransformer } from '@adonisjs/core/transformers'
import type { ApiToken } from '#services/accounts/api_tokens'

export default class ApiTokenTransformer extends BaseTransformer<ApiToken> {
  toObject() {
    const { createdAt, expiresAt, lastUsedAt } = this.resource
    return {
      ...this.pick(this.resource, ['id', 'name', 'abilities', 'workspaceId', 'workspaceName', 'isExpired']),
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    }
  }
}
