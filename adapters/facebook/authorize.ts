import type { AccountChoice, Authorizer, Grant } from '@caidence/sdk'
import {
  objectOf,
  PageLogin,
  textOf,
  type JsonObject,
  type PageChoice,
} from '@caidence/meta-graph'
import { inject, injectable } from 'tsyringe'

const PAGE_FIELDS = 'username,category,picture.type(large){url}'
/** Without this task a Page can be read and not published to, so it is no channel. */
const PUBLISHING_TASK = 'CREATE_CONTENT'

/** Facebook Login (for Business): the Pages the person may publish to, each with its own token. */
@injectable()
export class FacebookAuthorizer implements Authorizer {
  constructor(@inject(PageLogin) private login: PageLogin) {}

  begin(input: Parameters<Authorizer['begin']>[0]): URL {
    return this.login.begin(input)
  }

  exchange(input: Parameters<Authorizer['exchange']>[0]): Promise<Grant> {
    return this.login.exchange(input)
  }

  async accounts(grant: Grant, signal: AbortSignal): Promise<AccountChoice[]> {
    const choices: AccountChoice[] = []
    for await (const page of this.login.pages(grant, PAGE_FIELDS, signal)) {
      if (mayPublish(page.facts)) choices.push(choiceOf(page))
    }
    return choices
  }

  refresh(grant: Grant, signal: AbortSignal): Promise<Grant> {
    return this.login.refresh(grant, signal)
  }

  revoke(grant: Grant, signal: AbortSignal): Promise<void> {
    return this.login.revoke(grant, signal)
  }
}

/** A platform that does not tell the tasks is believed to have none to hide. */
function mayPublish({ tasks }: JsonObject): boolean {
  return !Array.isArray(tasks) || tasks.includes(PUBLISHING_TASK)
}

function choiceOf({ id, name, facts, grant }: PageChoice): AccountChoice {
  const picture = objectOf(objectOf(facts.picture).data)
  return {
    account: {
      remoteId: id,
      handle: textOf(facts.username) ?? name ?? id,
      kind: 'page',
      name,
      pictureUrl: textOf(picture.url),
      extra: { category: textOf(facts.category) ?? '', tasks: tasksOf(facts) },
    },
    grant,
  }
}

const tasksOf = ({ tasks }: JsonObject) =>
  Array.isArray(tasks) ? tasks.flatMap((task) => textOf(task) ?? []) : []
