import type { Finding } from '@caidence/sdk'

export const pass = (check: string, summary: string): Finding => ({ check, status: 'pass', summary })
export const warn = (check: string, summary: string, fix: string): Finding => ({ check, status: 'warn', summary, fix })
export const fail = (check: string, summary: string, fix: string): Finding => ({ check, status: 'fail', summary, fix })
/** Nothing is wrong, and nothing is known; `fix` is how to know. */
export const skip = (check: string, summary: string, fix: string): Finding => ({ check, status: 'skip', summary, fix })

/** What two of them mean together. */
const ORDER: Finding['status'][] = ['fail', 'warn', 'skip', 'pass']
export const worst = (findings: Finding[]): Finding['status'] => ORDER.find((status) => findings.some((finding) => finding.status === status)) ?? 'pass'
