import type { ApplicationService } from '@adonisjs/core/types'

export default class TemporalProvider {
  constructor(protected app: ApplicationService) {}
}
