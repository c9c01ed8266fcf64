/** The only two channels there are between the window and the main process. */
export const channels = { call: 'postil:call', event: 'postil:event' } as const

/** The window's own scheme: unlike file:, an origin of its own that no other file of the machine shares. */
export const windowScheme = 'postil'
export const windowOrigin = `${windowScheme}://app`
