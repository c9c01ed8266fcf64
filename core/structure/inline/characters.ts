/** HTML's named characters that texts are seen to hold; numbers are read as such. */
const named: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '', ensp: ' ', emsp: ' ', thinsp: '\u2009',
  mdash: '—', ndash: '–', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»',
  sbquo: '‚', bdquo: '„', copy: '©', reg: '®', trade: '™', deg: '°', sect: '§', para: '¶', middot: '·', bull: '•',
  times: '×', divide: '÷', plusmn: '±', frac12: '½', frac14: '¼', frac34: '¾', dagger: '†', Dagger: '‡',
  pound: '£', euro: '€', yen: '¥', cent: '¢', szlig: 'ß', aelig: 'æ', AElig: 'Æ', oelig: 'œ', OElig: 'Œ',
  aacute: 'á', eacute: 'é', iacute: 'í', oacute: 'ó', uacute: 'ú', agrave: 'à', egrave: 'è', igrave: 'ì', ograve: 'ò',
  ugrave: 'ù', acirc: 'â', ecirc: 'ê', icirc: 'î', ocirc: 'ô', ucirc: 'û', auml: 'ä', euml: 'ë', iuml: 'ï', ouml: 'ö',
  uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', atilde: 'ã', otilde: 'õ', ntilde: 'ñ', Ntilde: 'Ñ', ccedil: 'ç',
  Ccedil: 'Ç', aring: 'å', Aring: 'Å', oslash: 'ø', Oslash: 'Ø', iquest: '¿', iexcl: '¡',
} // prettier-ignore

/** The character of an HTML entity (`&amp;`, `&#8212;`, `&#x2014;`), or null where there is no such character. */
export function entity(source: string): string | null {
  const body = source.slice(1, -1)
  if (body.startsWith('#')) {
    const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10)
    const legal =
      code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && !(code >= 127 && code < 160)
    return legal ? String.fromCodePoint(code) : null
  }
  return Object.hasOwn(named, body) ? named[body]! : null
}

const ligatures = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'ſt', 'st']

/**
 * What a single character becomes: ligatures of type their letters; characters without a glyph, nothing; half a
 * surrogate pair, the replacement character, because neither JSON nor a file can hold it.
 */
export function plainCharacter(character: string): string {
  const code = character.charCodeAt(0)
  if (code >= 0xfb00 && code <= 0xfb06) return ligatures[code - 0xfb00]!
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd'
  return ''
}
