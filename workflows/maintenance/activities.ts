import type { Dispatcher } from '#services/publishing/dispatcher'

/** What is kept for a while and then is not. Each answers how many it took away. */
export interface Tidying {
  removedMedia(): Promise<number>
  oldInvitations(): Promise<number>
}

export const maintenanceActivities = (dispatcher: Dispatcher, tidying: Tidying) => ({
  dispatchDue: () => dispatcher.dispatch(),
  purgeRemovedMedia: () => tidying.removedMedia(),
  forgetOldInvitations: () => tidying.oldInvitations(),
})
export type MaintenanceActivities = ReturnType<typeof maintenanceActivities>
