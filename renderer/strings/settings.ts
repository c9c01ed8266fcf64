import { count } from './wording.ts'

export const settings = {
  title: 'Settings',
  look: 'Look',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', sepia: 'Sepia', dark: 'Dark' },
  sample: 'Aa',
  swatch: 'ab',
  typography: {
    size: { label: 'Text size', value: (n: number) => `${n} px` },
    measure: { label: 'Line length', value: (n: number) => `${n} characters` },
    lineHeight: { label: 'Line height', value: (n: number) => n.toFixed(2) },
  },
  citekeys: {
    pattern: 'New citation keys',
    example: (key: string) =>
      `As ${key}. Fields: [author], [year], [title], [journal]; also [title:3], [author:2|camel].`,
  },
  colors: 'What the colors mean',
  colorName: (color: string) => `Name of ${color}`,
  colorNames: { yellow: 'Claim', green: 'Evidence', blue: 'Method', pink: 'Doubt', violet: 'Quotable' },
  citations: 'Citations',
  library: 'Library',
  backups: 'Backups and health …',
  keptFiles: (n: number) => (n === 0 ? 'Files kept up to date …' : `${count(n, 'file')} kept up to date …`),
}
