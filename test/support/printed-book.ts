import fc from 'fast-check'

/** A text as its author wrote it: paragraphs under headings, some with a note. */
export interface Chapter {
  readonly title: string
  readonly paragraphs: readonly Paragraph[]
}

export interface Paragraph {
  readonly text: string
  /** A note called at the paragraph's end, or null. */
  readonly note: string | null
}

/** How a printed page shows where it begins. */
export type Furniture =
  | 'form feed, number at foot'
  | 'form feed, running heads'
  | 'form feed, roman numbers'
  | '[p. N]'
  | '[Pg N]'
  | '## p. N (#M)'
  | 'number alone'
  | 'running heads alone'

export const everyFurniture: readonly Furniture[] = [
  'form feed, number at foot',
  'form feed, running heads',
  'form feed, roman numbers',
  '[p. N]',
  '[Pg N]',
  '## p. N (#M)',
  'number alone',
  'running heads alone',
]

/** A printed page: the lines of its text, of its notes, and its number. */
export interface PrintedPage {
  readonly number: number
  readonly lines: readonly string[]
  readonly notes: readonly string[]
  /** Running head: the book's on the left, the chapter's on the right; null on a chapter's first page. */
  readonly head: string | null
}

const openings = 'ba lo mi ter ga ri su ve ka da fe cra to pi'.split(' ')
const middles = 'nona rime ptove luti sago deni'.split(' ')
const endings = 'ndt rth lisk mpt vern olst ung'.split(' ')

/** Words that no language has, so that nothing is found by knowing one; no two of them make a third. */
const word = fc
  .tuple(
    fc.constantFrom(...openings),
    fc.array(fc.constantFrom(...middles), { maxLength: 2 }),
    fc.constantFrom(...endings),
  )
  .map(([opening, middle, ending]) => opening + middle.join('') + ending)

const sentence = fc.array(word, { minLength: 6, maxLength: 18 }).map((words) => {
  const text = words.join(' ')
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`
})

const paragraph: fc.Arbitrary<Paragraph> = fc.record({
  text: fc.array(sentence, { minLength: 3, maxLength: 9 }).map((sentences) => sentences.join(' ')),
  note: fc.option(sentence, { freq: 4, nil: null }),
})

const title = fc
  .array(word, { minLength: 2, maxLength: 4 })
  .map((words) => words.map((each) => `${each[0]!.toUpperCase()}${each.slice(1)}`).join(' '))

/** A book of some chapters, long enough to fill a number of pages. */
export const book: fc.Arbitrary<readonly Chapter[]> = fc.array(
  fc.record({ title, paragraphs: fc.array(paragraph, { minLength: 8, maxLength: 16 }) }),
  { minLength: 1, maxLength: 3 },
)

const measure = 62
const linesAPage = 26
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Sets a book in pages: lines broken to a measure, words divided, notes at the foot numbered anew on each page. */
export function printed(chapters: readonly Chapter[], firstPage = 1): PrintedPage[] {
  const pages: PrintedPage[] = []
  for (const chapter of chapters) {
    let lines: string[] = [chapter.title, '']
    let notes: string[] = []
    let opens = true
    const close = () => {
      const number = firstPage + pages.length
      const head = opens ? null : number % 2 === 0 ? 'The Collected Papers of Menda' : chapter.title
      pages.push({ number, lines, notes, head })
      opens = false
      lines = []
      notes = []
    }
    for (const { text, note } of chapter.paragraphs) {
      const broken = brokenLines(`${text}${note === null ? '' : '\u0001'}`)
      for (const [index, line] of broken.entries()) {
        const called = line.includes('\u0001')
        if (lines.length + notes.length + (called ? 1 : 0) >= linesAPage) close()
        if (called) notes.push(note!)
        lines.push(
          `${index === 0 ? '   ' : ''}${line.replace('\u0001', [...String(notes.length)].map((digit) => raised[Number(digit)]!).join(''))}`,
        )
      }
    }
    close()
  }
  return pages
}

function brokenLines(text: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const each of text.split(' ')) {
    const room = measure - (lines.length === 0 ? 3 : 0) - (line === '' ? 0 : line.length + 1)
    if (each.length <= room) {
      line = line === '' ? each : `${line} ${each}`
      continue
    }
    // A long word with room for some of it is divided.
    const head = Math.min(room - 1, each.length - 4)
    if (head >= 3 && /^\p{L}{8,}/u.test(each)) {
      lines.push(`${line} ${each.slice(0, head)}-`)
      line = each.slice(head)
    } else {
      lines.push(line)
      line = each
    }
  }
  return [...lines, line]
}

/** The number a page shows. */
export function labelOf({ number }: PrintedPage, furniture: Furniture): string {
  if (furniture !== 'form feed, roman numbers') return String(number)
  const tens = ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc'][Math.floor(number / 10)]!
  return tens + ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'][number % 10]!
}

/** A set book as a scan gives it, page by page. */
export function scanned(pages: readonly PrintedPage[], furniture: Furniture): string {
  return pages
    .map((page, index) => {
      const label = labelOf(page, furniture)
      const notes = page.notes.map((note, at) => `${at + 1} ${note}`)
      const body = [...page.lines, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n')
      const head =
        page.head === null
          ? label.padStart(measure)
          : page.number % 2 === 0
            ? `${label}   ${page.head.toUpperCase()}`
            : `${page.head.toUpperCase()}   ${label}`
      const feed = index === 0 ? '' : '\f'
      switch (furniture) {
        case 'form feed, number at foot':
        case 'form feed, roman numbers':
          return `${feed}${body}\n\n${' '.repeat(measure / 2)}${label}\n`
        case 'form feed, running heads':
          return `${feed}${head}\n\n${body}\n`
        case '[p. N]':
          return `[p. ${label}]\n${body}\n`
        case '[Pg N]':
          return `\n[Pg ${label}]\n\n${body}\n`
        case '## p. N (#M)':
          return `\n## p. ${label} (#${index + 9}) ${'#'.repeat(40)}\n\n${body}\n`
        case 'number alone':
          return `${body}\n\n${label}\n\n`
        case 'running heads alone':
          return `${head}\n\n${body}\n\n`
      }
    })
    .join('')
}
