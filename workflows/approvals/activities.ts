/** Reminds those whose word on a post is missing. */
export interface ApprovalChaser {
  chase(): Promise<{ reminded: number; escalated: number }>
}

export const approvalActivities = (approvals: ApprovalChaser) => ({
  chaseWaitingApprovals: () => approvals.chase(),
})
export type ApprovalActivities = ReturnType<typeof approvalActivities>
