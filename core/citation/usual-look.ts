/** The settings that say how citations look, and what they are until somebody chooses. */
export const lookSettings = {
  style: { key: 'citation-style', usual: 'apa' },
  locale: { key: 'citation-locale', usual: 'en-US' },
} as const
