import { pass, AdapterFault, type Call, type Finding } from '@caidence/sdk'
import { Graph, listOf, refusedFinding, textOf } from '@caidence/meta-graph'
import { inject, injectable } from 'tsyringe'
import { pageOf, speakerOf } from './publish/speaker.ts'

/** Comments and changes of posts. */
const FIELDS = ['feed']
const CHECK = 'inbound.subscription'

/**
 * A Page tells the app nothing until it was subscribed. Subscribing is harmless to repeat, so whoever looks at the
 * connection also puts it right.
 */
@injectable()
export class Subscription {
  constructor(@inject(Graph) private graph: Graph) {}

  async ensure(call: Call): Promise<Finding> {
    const path = `${pageOf(call)}/subscribed_apps`
    try {
      const answer = await this.graph.read(path, { fields: 'id,subscribed_fields' }, speakerOf(call))
      const known = listOf(answer).flatMap(({ subscribed_fields: fields }) =>
        Array.isArray(fields) ? fields.flatMap((field) => textOf(field) ?? []) : []
      )
      if (FIELDS.every((field) => known.includes(field)))
        return pass(CHECK, 'The Page tells of its comments')
      // The list takes the place of the old one, in which another part of the app may have an interest.
      const wanted = [...new Set([...known, ...FIELDS])]
      await this.graph.write(path, { subscribed_fields: wanted.join(',') }, speakerOf(call))
      return pass(CHECK, 'The Page tells of its comments from now on')
    } catch (error) {
      call.signal.throwIfAborted()
      if (!AdapterFault.is(error)) throw error
      return refusedFinding(CHECK, 'The Page cannot be told to report its comments', error)
    }
  }
}
