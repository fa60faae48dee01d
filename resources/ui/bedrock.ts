import 'vue'
import '@inertiajs/vue3'

/*
 * Whoever asks for this module has read what draws and what fetches pages: one file (bin/lib/chunks.js).
 */
