import type { Internals, State } from './internals.ts'

/** The languages whose letters change case in ways of their own (Unicode's SpecialCasing, ECMA-402 10.1.1); all others share one table. */
const ownLower = /^(?:tr|az|lt)/i
const ownUpper = /^(?:tr|az|lt|el|hy)/i

/** Case, escaping and markup: most text has nothing that these would change. */
export function quickenText(citeproc: Internals): void {
  const lower = citeproc.toLocaleLowerCase
  citeproc.toLocaleLowerCase = function (text) {
    return speaks(this, ownLower) ? lower.call(this, text) : text.toLowerCase()
  }
  const upper = citeproc.toLocaleUpperCase
  citeproc.toLocaleUpperCase = function (text) {
    return speaks(this, ownUpper) ? upper.call(this, text) : text.toUpperCase()
  }

  const html = citeproc.Output.Formats.html!
  const escape = html.text_escape.bind(html)
  const escaped = new RegExp(`[&<>]|\\s\\s|${citeproc.SUPERSCRIPTS_REGEXP.source}`)
  html.text_escape = (text) => (text && escaped.test(text) ? escape(text) : text || '')

  const safeEscape = citeproc.getSafeEscape
  const asItIs = (text: string) => text
  citeproc.getSafeEscape = function (state) {
    if (state.opt.development_extensions.thin_non_breaking_space_html_hack === true)
      return safeEscape.call(citeproc, state)
    const { area } = state.tmp
    return area === 'bibliography' || area === 'citation'
      ? citeproc.Output.Formats[state.opt.mode]!.text_escape
      : asItIs
  }

  const { FlipFlopper } = citeproc.Util
  citeproc.Util.FlipFlopper = class extends FlipFlopper {
    constructor(state: State) {
      super(state)
      const marks = marksOf(state)
      if (marks === null) return
      const processTags = this.processTags.bind(this)
      this.processTags = (blob) => {
        if (marks.test(blob.blobs)) processTags(blob)
      }
    }
  }
}

/** Before the first citation no language is set, and the machine's own decides. */
function speaks({ tmp }: State, languages: RegExp): boolean {
  return tmp.lang_array?.some((language) => languages.test(language)) ?? true
}

/** What begins or ends markup, or is a quotation mark here: text without these has no tags to set. Null where a locale's marks mean something else in a pattern. */
function marksOf(state: State): RegExp | null {
  const quotes = (['open-quote', 'close-quote', 'open-inner-quote', 'close-inner-quote'] as const)
    .map((term) => state.getTerm(term) ?? '')
    .join('')
  return /[\\^$.*+?()[\]{}|-]/.test(quotes) ? null : new RegExp(`[<'"\u2019${quotes}]`)
}
