/**
 * What the window may load: its own files and nothing else. Said by the host with every file of the window, because a
 * policy in the page itself comes too late for what stands before it and cannot forbid framing.
 */
const contentSecurityPolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `font-src 'self'`,
  `img-src 'self' data:`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
  // No string may become markup or script, and no policy may be made that would allow it; a slip of ours fails, and is seen.
  `require-trusted-types-for 'script'`,
  `trusted-types 'none'`,
].join('; ')

/** Goes with every answer of every host. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), usb=()',
}
