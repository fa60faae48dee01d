import { AdapterFault } from '@caidence/sdk'
import { objectOf, textOf, type JsonObject } from '../json.ts'

/** Rejections that are about the channel and not about the file. */
const ABOUT_THE_CHANNEL = ['uploaderAccountClosed', 'uploaderAccountSuspended']
const ENDED = ['failed', 'terminated']
const WORD = /^[A-Za-z]{1,40}$/

/** Whether the platform is done with the file. Throws when it will not have it. */
export function isProcessed(video: JsonObject): boolean {
  const status = objectOf(video.status)
  const processing = objectOf(video.processingDetails)
  switch (status.uploadStatus) {
    case 'processed':
      return true
    case 'failed':
      throw rejected(textOf(status.failureReason))
    case 'rejected':
      throw refused(textOf(status.rejectionReason))
    case 'deleted':
      throw new AdapterFault('E_REMOTE_GONE', { remoteCode: 'deleted' })
    default:
      if (ENDED.includes(textOf(processing.processingStatus) ?? ''))
        throw rejected(textOf(processing.processingFailureReason))
      return false
  }
}

function refused(reason: string | undefined): AdapterFault {
  if (reason === 'duplicate')
    return new AdapterFault('E_CONTENT_DUPLICATE', { remoteCode: reason, field: 'media' })
  if (reason && ABOUT_THE_CHANNEL.includes(reason))
    return new AdapterFault('E_ACCOUNT_BLOCKED', { remoteCode: reason })
  return rejected(reason)
}

function rejected(reason: string | undefined): AdapterFault {
  return new AdapterFault('E_MEDIA_REJECTED', {
    remoteCode: reason && WORD.test(reason) ? reason : 'rejected',
    field: 'media',
  })
}
