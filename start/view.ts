import edge from 'edge.js'

/**
 * A page's data, to stand inside its script element. With no `<` in it, no text that somebody wrote can end the element
 * or open a comment in it (`<!--<script>` would swallow the end tag: HTML, "script data double escaped state").
 */
edge.global('pageJson', (page: object) => JSON.stringify(page).replaceAll('<', '\\u003c'))
