/** Every word the window says, in one place. US English; sentences say what happened, what was kept, what to do next. */

const number = new Intl.NumberFormat('en-US')
const plural = new Intl.PluralRules('en-US')

/** A count with its noun: `1 highlight`, `12,000 highlights`. */
export function count(n: number, one: string, other: string): string {
  return `${number.format(n)} ${plural.select(n) === 'one' ? one : other}`
}

export const strings = {
  app: 'Postil',
  connection: {
    forbidden: 'This window may not use the library. Open the address that “postil serve” printed.',
    lost: 'Postil is not answering. What you wrote before is saved; this step was not done. It is tried again when you repeat it.',
    badAnswer: (status: number) => `Postil answered with an error (${status}). This step was not done.`,
  },
  /** Names of keys as people know them. */
  keys: {
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    Escape: 'Esc',
    Enter: 'Enter',
    Backspace: '⌫',
    Delete: 'Del',
  } as Readonly<Record<string, string>>,
} as const
