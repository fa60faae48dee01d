/**
 * Addresses that try to leave this host through a "return to" parameter. Written as rules, so that every trick
 * meets every host.
 */
const HOSTS = ['evil.test', 'evil.test:443', 'user@evil.test', '127.0.0.1', '[::1]', 'app.example.test.evil.test', 'app.example.test@evil.test', 'xn--80ak6aa92e.test', '３２１.evil.test', 'evil。test']

const PREFIXES = [
  'https://', 'http://', 'HTTPS://', 'hTTp://', '//', '///', '////', '/////', '\\\\', '/\\', '\\/', '/\\/', '/\\\\', '\\', 'https:', 'https:/', 'https:///',
  'http:\\\\', '/\t/', '/\n/', '/\r/', '\t//', '\n//', ' //', '\u0000//', '/\u0000/', '/\u0009/', '//\t', '/.//', '/./\\', '/..//', '/../\\', '/a/..//', '/a/../..//',
  '/%2e%2e//', '/%2e//', 'ftp://', 'ws://', '/\u00a0/', '/\u2028/', 'javascript://', 'https://app.example.test/../..//', '?next=//', '#//',
]

const SINGLE = [
  'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', ' javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:msgbox(1)', 'file:///etc/passwd',
  'blob:https://evil.test/1', 'about:blank', 'mailto:a@evil.test', 'tel:1', 'evil.test', 'www.evil.test', '.evil.test', '@evil.test', ':@evil.test', '', ' ', '?', '#', '..', '../', './',
]

export const elsewhere: string[] = [...PREFIXES.flatMap((prefix) => HOSTS.map((host) => `${prefix}${host}`)), ...SINGLE]
