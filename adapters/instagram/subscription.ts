import { pass, AdapterFault, type Call, type Finding } from '@caidence/sdk'
import { Graph, listOf, objectOf, refusedFinding, textOf } from '@caidence/meta-graph'
import { inject, injectable } from 'tsyringe'
import { speakerOf } from './publish/speaker.ts'

const CHECK = 'inbound.subscription'

/**
 * The platform tells nothing of an account until the app was subscribed to it: to its Page with Facebook Login (any
 * field of the Page will do), to the account itself with Instagram Login. Harmless to repeat, so whoever looks at the
 * connection also puts it right.
 */
@injectable()
export class Subscription {
  constructor(@inject(Graph) private graph: Graph) {}

  async ensure(call: Call): Promise<Finding> {
    const { account } = call.connection
    const as = speakerOf(call)
    const page = textOf(objectOf(account.extra).pageId)
    const isOwn = as.variant === 'instagram'
    const path = `${isOwn ? account.remoteId : page}/subscribed_apps`
    const wanted = isOwn ? 'comments' : 'feed'
    try {
      const answer = await this.graph.read(path, { fields: 'id,subscribed_fields' }, as)
      const known = listOf(answer).flatMap(({ subscribed_fields: fields }) =>
        Array.isArray(fields) ? fields.flatMap((field) => textOf(field) ?? []) : []
      )
      const isTold = isOwn ? known.includes(wanted) : known.length > 0
      if (isTold) return pass(CHECK, 'The account tells of its comments')
      // The list takes the place of the old one, in which another part of the app may have an interest.
      const fields = [...known, wanted].join(',')
      await this.graph.write(path, { subscribed_fields: fields }, as)
      return pass(CHECK, 'The account tells of its comments from now on')
    } catch (error) {
      call.signal.throwIfAborted()
      if (!AdapterFault.is(error)) throw error
      return refusedFinding(CHECK, 'The account cannot be told to report its comments', error)
    }
  }
}
