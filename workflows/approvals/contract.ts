export const CHASE_APPROVALS = 'chaseApprovals'
export const CHASE_SCHEDULE_ID = 'chase-approvals'
