import type { SeriesRound } from '#services/planning/series_round'

export const planningActivities = (series: SeriesRound) => ({
  extendSeries: () => series.run(),
})
export type PlanningActivities = ReturnType<typeof planningActivities>
