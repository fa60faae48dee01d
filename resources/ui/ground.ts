import { tv } from '@nuxt/ui/utils/tv'

/*
 * Whoever asks for this module has read the libraries below the interface: they are one file (bin/lib/chunks.js).
 */

/** The library learns all classes of the stylesheet when it first puts some together, in place of the first button. */
export const learnClasses = () => void tv({ base: 'p-1' })({ class: 'p-2' })
