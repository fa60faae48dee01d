import MarkdownIt from 'markdown-it'

/**
 * What the author of a plugin wrote, as markup of ours: headings, lists, tables, links that lead outside. Its own HTML
 * stays text, pictures are not fetched, and addresses inside the package, or of other kinds, are words without a link.
 */
export function markdownOf(text: string): string {
  return markdown.render(text)
}

const markdown = new MarkdownIt({ html: false, linkify: false }).disable('image')
const renderLink: NonNullable<typeof markdown.renderer.rules.link_open> = (tokens, index, options, _env, self) => {
  const token = tokens[index]
  const address = String(token.attrGet('href') ?? '')
  token.attrs = /^https?:\/\//i.test(address) ? [['href', address], ['target', '_blank'], ['rel', 'noopener noreferrer nofollow']] : []
  return self.renderToken(tokens, index, options)
}
markdown.renderer.rules.link_open = renderLink
