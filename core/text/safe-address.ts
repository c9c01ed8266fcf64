/**
 * The address where it may be a link, or null: http(s) and mailto lead somewhere, every other scheme may do something.
 * Texts made here hold no other; one out of an archive may.
 */
export const safeAddress = (address: unknown): string | null =>
  typeof address === 'string' && /^(?:https?:\/\/|mailto:)/i.test(address) ? address : null
