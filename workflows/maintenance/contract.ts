export const TIDY_UP = 'tidyUp'
export const TIDY_SCHEDULE_ID = 'tidy-up'
