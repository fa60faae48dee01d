const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB']

/** 31457280 → "30 MB". */
export function readable(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10))
  return `${Math.round((bytes / 1024 ** power) * 10) / 10} ${UNITS[power]}`
}
