export const EXTEND_SERIES = 'extendSeries'
export const EXTEND_SCHEDULE_ID = 'extend-series'
