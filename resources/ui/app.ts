import './css/app.css'

// After an upgrade an open tab asks for files that are gone: it loads itself anew, once.
const RELOADED_KEY = 'caidence:reloaded'
window.addEventListener('vite:preloadError', (event) => {
  if (Date.now() - Number(sessionStorage.getItem(RELOADED_KEY) ?? 0) < 10_000) return
  sessionStorage.setItem(RELOADED_KEY, String(Date.now()))
  event.preventDefault()
  location.reload()
})

const pause = () => new Promise((goOn) => setTimeout(goOn))

/** The browser reads the names of months and days when it is first asked for one. Where the server drew the page it has been: public/dates.js. */
const learnDates = () => void new Intl.DateTimeFormat(document.documentElement.lang, { weekday: 'short', month: 'long', year: 'numeric', timeZone: 'UTC' }).format()

/** Scripts are read in pieces, so that a tap in between is heard: what all stands on, then the interface, then its page. */
async function begin() {
  learnDates()
  await pause()
  await import('./bedrock')
  await pause()
  const { learnClasses } = await import('./ground')
  await pause()
  learnClasses()
  await pause()
  await import('./start')
}

void begin()
