import { listImpersonationsValidator, startImpersonationValidator } from '#validators/access/impersonation'
import { boolean, described, instant, nullable, object, page, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

export const schemas = {
  Impersonation: object({
    id: uuid,
    impersonatorId: uuid,
    impersonatorName: string,
    subjectId: described('The member whose eyes they see with.', uuid),
    subjectName: string,
    reason: string,
    startedAt: instant,
    expiresAt: instant,
    endedAt: described('Null when nobody ended it before its time.', nullable(instant)),
    isOver: boolean,
  }),
}

const tag = 'Seeing as another member'

export const operations: Operations = {
  'api.impersonations.index': {
    ...{ operationId: 'listImpersonations', tag, access: 'access:read', query: listImpersonationsValidator },
    summary: 'Who saw as whom, newest first',
    success: { status: 200, description: 'A page of them', schema: page(ref('Impersonation')) },
  },
  'api.impersonations.store': {
    ...{ operationId: 'startImpersonation', tag, access: 'session', body: startImpersonationValidator },
    summary: 'See the workspace as another member',
    description: 'Only as a member whose highest role is below your own. From the next request on this session may do what both of you may; own accounts stay out of reach. The member is told by mail.',
    success: { status: 201, description: 'It has begun', schema: wrapped(ref('Impersonation')) },
    refusals: { 404: 'The person is not there, or not yours to see.' },
  },
  'api.impersonations.destroy': {
    ...{ operationId: 'endImpersonation', tag, access: 'access:write', params: { id: uuid } },
    summary: 'End it before its time',
    success: { status: 204, description: 'Ended; it holds no more from the next request on' },
  },
}
