import type { Dispatcher } from '#services/publishing/dispatcher'

export const maintenanceActivities = (dispatcher: Dispatcher) => ({
  dispatchDue: () => dispatcher.dispatch(),
})
export type MaintenanceActivities = ReturnType<typeof maintenanceActivities>
