/** Mails of several notices. */
export interface DigestSender {
  sendDue(): Promise<number>
}

export const noticeActivities = (digests: DigestSender) => ({
  sendDueDigests: () => digests.sendDue(),
})
export type NoticeActivities = ReturnType<typeof noticeActivities>
