import { config } from 'zod'

/**
 * Imported before any schema is made. Zod compiles its object parsers with `Function` where that is allowed and
 * probes for it; the window's content policy forbids it, and every probe would be reported as an attack.
 */
config({ jitless: true })
