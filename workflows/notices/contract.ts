export const SEND_DIGESTS = 'sendDigests'
export const DIGEST_SCHEDULE_ID = 'send-digests'
