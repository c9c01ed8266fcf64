/** An inline HTML citation (`<i>`, `<b>`, `<sup>`, `<span style="font-variant:small-caps">`) as an RTF document. Everything beyond ASCII is written as Word does, `\uN\'3f`. */
export function htmlToRtf(html: string): string {
  const open: Readonly<Record<string, string>> = {
    i: '{\\i ',
    em: '{\\i ',
    b: '{\\b ',
    strong: '{\\b ',
    sup: '{\\super ',
    sub: '{\\sub ',
  }
  const body = html.replace(
    /<(\/?)([a-z]+)([^>]*)>|&(lt|gt|amp|quot|#39|#x27|#38|#160);|[\s\S]/gi,
    (match, slash, tag, rest, entity) => {
      if (typeof tag === 'string') {
        const name = tag.toLowerCase()
        if (name === 'p' || name === 'div' || name === 'blockquote')
          return slash === '/' && name === 'p' ? '\\par ' : ''
        if (name === 'span') return slash === '/' ? '}' : /small-caps/.test(String(rest)) ? '{\\scaps ' : '{'
        return open[name] === undefined ? '' : slash === '/' ? '}' : open[name]
      }
      return escapeRtf(typeof entity === 'string' ? (characters[entity.toLowerCase()] ?? '') : match)
    },
  )
  return `{\\rtf1\\ansi\\deff0 ${body}}`
}

const characters: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  '#38': '&',
  '#160': '\u00a0',
}

function escapeRtf(text: string): string {
  return Array.from({ length: text.length }, (_, index) => {
    const unit = text.charCodeAt(index)
    // RTF takes UTF-16 units as signed 16-bit numbers.
    return unit > 126 ? `\\u${(unit << 16) >> 16}\\'3f` : text[index]!.replace(/[\\{}]/, '\\$&')
  }).join('')
}
