/** What the line over (or under) a table or picture says. */
export interface Caption {
  readonly kind: 'table' | 'figure'
  /** "11.1", "IV". */
  readonly label: string
  /** Where the caption's own words begin. */
  readonly length: number
}

const tableWords = 'Tables?|Tabelle|Tableau|Tabla|Cuadro|Tabela|Quadro|Tabella|Tabel'
const figureWords =
  'Figures?|Figs?\\.?|Abbildung|Abb\\.|Figura|Plate|Planche|Tafel|Map|Karte|Carte|Mapa|Illustration|Chart|Graph|Photo|Box|Diagram|Gráfico'
const captionPattern = new RegExp(
  `^[*_<>bistrong/]*(?:(${tableWords})|(${figureWords}))\\s+((?:[A-Z]\\.?)?\\d+(?:[.\\-–]\\d+)*[a-z]?|[IVXLC]+)(?![\\p{L}\\d])[.:]?[*_]*(\\s*[—–-](?=\\s))?[</bistrong>]*\\s*`,
  'iu',
)

/** A caption is a label and words that do not run on as a sentence about the table ("Table 2 shows …"). */
export function captionOf(text: string): Caption | null {
  const head = text.slice(0, 400)
  const match = captionPattern.exec(head)
  if (match === null || text.length > 600) return null
  if (!/^[*_<a-z>]*\p{Lu}/u.test(head)) return null
  const rest = head.slice(match[0].length)
  const stopped = /[.:—–]\s*$/.test(match[0])
  if (rest !== '' && !stopped && !/^["“‘«(*_<¿]*[\p{Lu}\p{N}]/u.test(rest)) return null
  return {
    kind: match[1] !== undefined ? 'table' : 'figure',
    label: match[3]!,
    length: match[0].length,
  }
}

/** "Source: …", under a table or picture. */
export function isSourceLine(text: string): boolean {
  return (
    /^[*_<>i]*(?:Sources?|Quellen?|Fuentes?|Fontes?|Fonti|Fonte|Bron)[*_]*\s*[:.]/i.test(text) &&
    text.length < 600
  )
}

/** "Note: …" under a table. */
export function isTableNote(text: string): boolean {
  return /^[*_<>i]*(?:Notes?|Anm(?:erkung)?|Nota)[*_]*\s*[:.]\s*\S/i.test(text) && text.length < 600
}

/** Project Gutenberg's place of a picture, `[Illustration: caption]`; gives the caption's place in the text. */
export function illustrationOf(text: string): { readonly start: number; readonly end: number } | null {
  const match = /^\[Illustration(?::\s*([^]*?))?\]$/i.exec(text)
  if (match === null) return null
  const start = match[1] === undefined ? 1 : text.length - 1 - match[1].length
  return { start, end: text.length - 1 }
}
