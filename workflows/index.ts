/* Entry of the workflow bundle: workflow functions and nothing else. */
export { publishDelivery } from './publishing/workflow.ts'
export { dispatchDue, tidyUp } from './maintenance/workflow.ts'
export { checkChannels, collectMetrics } from './channels/workflow.ts'
export { chaseApprovals } from './approvals/workflow.ts'
export { sendDigests } from './notices/workflow.ts'
export { extendSeries } from './planning/workflow.ts'
export { onboarding } from './onboarding/workflow.ts'
