import { escapeHtml, html, type Answer } from './answers.ts'

export interface ConsentQuestion {
  /** What people call the platform. */
  platform: string
  question: string
  people: { id: string; name: string }[]
  /** Only where the platform lets people pick on its own page. */
  accounts?: { id: string; name: string }[]
  scopes: string[]
}

const STYLE = `
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText;display:grid;place-items:center;min-height:100vh}
main{width:min(30rem,100% - 2rem);padding:1.5rem 0}
h1{font-size:1.35rem;margin:.25rem 0 .5rem}
.note{border:1px solid;border-radius:.5rem;padding:.5rem .75rem;font-size:.9rem}
fieldset{border:1px solid;border-radius:.5rem;margin:1rem 0;padding:.75rem 1rem;min-width:0}
legend{padding:0 .35rem;font-weight:600}
label{display:flex;gap:.6rem;align-items:center;padding:.3rem 0;overflow-wrap:anywhere}
select,button{font:inherit;padding:.55rem .9rem;border-radius:.5rem;border:1px solid;background:Canvas;color:CanvasText;min-width:0}
.row{display:flex;gap:.75rem;flex-wrap:wrap}
button[value=approve]{background:#1b4fd8;border-color:#1b4fd8;color:#fff;flex:1}
input{width:1.1rem;height:1.1rem;flex:none}
:focus-visible{outline:3px solid #1b4fd8;outline-offset:2px}`

export function page(title: string, body: string, status = 200): Answer {
  return html(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`,
    status
  )
}

/** Shown instead of a redirect: a wrong redirect URI must never be redirected to. */
export function refusedConsent(message: string): Answer {
  return page(
    'Login error',
    `<h1>This login cannot continue</h1><p role="alert">${escapeHtml(message)}</p>`,
    400
  )
}

/**
 * The consent page. Posted to its own address with `decision` (`approve` or `cancel`), `person`, `account`, and one
 * `scope` per ticked box; `form=1` tells it from a script, which approves what it does not `decline`.
 */
export function consentPage({
  platform,
  question,
  people,
  accounts,
  scopes,
}: ConsentQuestion): Answer {
  const options = (list: { id: string; name: string }[]) =>
    list
      .map(({ id, name }) => `<option value="${escapeHtml(id)}">${escapeHtml(name)}</option>`)
      .join('')
  const boxes = scopes
    .map(
      (scope) =>
        `<label><input type="checkbox" name="scope" value="${escapeHtml(scope)}" checked>${escapeHtml(scope)}</label>`
    )
    .join('')
  return page(
    `Log in with ${platform} (emulator)`,
    `<p class="note">This is an emulator. No real ${escapeHtml(platform)} account is involved.</p>
<h1>${escapeHtml(question)}</h1>
<form method="post"><input type="hidden" name="form" value="1">
<fieldset><legend>Who signs in</legend><label>Person <select name="person">${options(people)}</select></label>
${accounts?.length ? `<label>Account <select name="account">${options(accounts)}</select></label>` : ''}</fieldset>
<fieldset><legend>What the app may do</legend>${boxes}</fieldset>
<div class="row"><button name="decision" value="approve">Approve</button><button name="decision" value="cancel">Cancel</button></div>
</form>`
  )
}

/** Scopes the person left ticked, from the form or from a script that only names what it declines. */
export function tickedScopes(
  asked: string[],
  form: { isForm: boolean; ticked: string[]; declined: string[] }
): string[] {
  const ticked = form.isForm ? form.ticked : asked
  return asked.filter((scope) => ticked.includes(scope) && !form.declined.includes(scope))
}
