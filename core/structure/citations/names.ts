/**
 * Reads the names before a year: surnames, initials, particles, corporate authors. What holds any other word in lower
 * case, a month, a figure's number or the like is no name, and what it stands in no citation.
 */

const particles = words(
  'van der den de del della dos das do da di du des la las le les lo los el von vom zu zur zum ten ter af av bin ibn al y i',
)
const connectors = words('and & y e und et with con mit')
/** Words that hold a corporate author together: "Ministry of Defence". */
const corporateWords = words('of for on the in to de la del des')
/** Words that begin a sentence or lead to a citation, and are no part of a name. */
const leading = words(
  'a an the in as for by from to on at of but and or if when while although though however since because see also after before following like unlike both according thus hence therefore here there this that these those it its he she they we our their his her with without within whereas where what who how why not yet nor so indeed moreover furthermore finally first second third recently later earlier more most many some several among between against despite during under over through until then consider compare contrast citing cited quoted per via pace siehe vgl nach bei wie según para como segundo selon voir dans',
)
/** Capitalised words that make a date, a number or a thing of what follows them. */
const notAuthors = words(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec spring summer autumn fall winter enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre januar februar märz mai juni juli oktober dezember janvier février avril juin juillet août septembre octobre novembre décembre figure fig figures table tables chapter chapters ch part section sections sect volume vol no number nr act law decree article art resolution protocol convention treaty directive bill amendment case page pages pp note notes appendix annex box map plate photo image chart graph equation eq version edition ed isbn issn doi circa ca born died founded est fiscal fy ad bc ce bce source sources photograph copyright monday tuesday wednesday thursday friday saturday sunday',
)
const publisherWords = words(
  'press publishing publishers publications verlag books éditions editions editorial ediciones editora presses publisher éditeur editore routledge springer palgrave elsevier gallimard suhrkamp macmillan',
)
/** Cities where books are published and things happen. "(Paris, 1968)" is an event or an imprint; "(Paris, 1968: 12)" is a work. */
const places = words(
  'london paris berlin rome roma madrid vienna wien geneva brussels amsterdam oxford cambridge york chicago boston washington moscow tokyo beijing delhi cairo lisbon lisboa athens prague warsaw budapest copenhagen stockholm oslo helsinki dublin edinburgh toronto montreal sydney melbourne mexico lima quito bogotá bogota caracas santiago montevideo havana leipzig munich münchen frankfurt zurich zürich basel milan milano turin torino venice barcelona princeton stanford istanbul jerusalem nairobi lagos johannesburg rio',
)

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

export interface Names {
  /** As printed, one a person or body; "et al." last where it stands. */
  readonly names: readonly string[]
  /** True for a lone city, which without a locator is no author. */
  readonly place: boolean
  /** True for a lone word in capitals: a body, or as easily an event. */
  readonly acronym: boolean
}

const mostTokens = 24
const tokenPattern = /et\s+al\.?|[\p{L}\p{M}][\p{L}\p{M}\p{N}'’.‐-]*|[,&]/gu

interface Token {
  readonly text: string
  readonly kind: 'name' | 'initial' | 'particle' | 'connector' | 'corporate' | 'comma' | 'others'
  readonly start: number
  readonly end: number
}

/** The names that fill the whole of a string, or null where it is anything else. */
export function readNames(text: string): Names | null {
  const tokens = tokensOf(text)
  if (tokens === null) return null
  while (tokens.at(-1)?.kind === 'comma') tokens.pop()
  return namesOf(text, tokens)
}

/** The names at the end of running text, as in "… as Smith and Jones" before "(1999)", and where they begin. */
export function readNamesBefore(text: string): (Names & { readonly start: number }) | null {
  const body = text.replace(/\s+$/, '')
  const possessive = /['’]s?$/.exec(body)
  const trimmed = possessive === null ? body : body.slice(0, possessive.index)
  const tokens = tail(trimmed)
  const names = namesOf(trimmed, tokens)
  return names === null ? null : { ...names, start: tokens[0]!.start }
}

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = []
  let last = 0
  for (const match of text.matchAll(tokenPattern)) {
    if (text.slice(last, match.index).trim() !== '' || tokens.length === mostTokens) return null
    const token = tokenAt(match[0], match.index)
    if (token === null) return null
    tokens.push(token)
    last = match.index + match[0].length
  }
  return text.slice(last).trim() === '' ? tokens : null
}

/** The longest list of names that ends where the text ends. */
function tail(text: string): Token[] {
  const found: Token[] = []
  let end = text.length
  const all = [...text.matchAll(tokenPattern)].slice(-mostTokens)
  for (const match of all.reverse()) {
    if (text.slice(match.index + match[0].length, end).trim() !== '') break
    const token = tokenAt(match[0], match.index)
    if (token === null) break
    found.unshift(token)
    end = match.index
  }
  // A comma joins names only in a list that an "and" closes; before any other it ends a clause.
  const joined = found.findLastIndex((token) => token.kind === 'connector')
  const comma = found.findLastIndex(
    (token, index) => token.kind === 'comma' && (joined < 0 || index > joined),
  )
  const list = found.slice(comma + 1)
  while (list.length > 0 && !startsName(list[0]!)) list.shift()
  return list
}

const startsName = (token: Token): boolean =>
  token.kind === 'name'
    ? !leading.has(token.text.toLowerCase())
    : token.kind === 'initial' || (token.kind === 'particle' && token.text.length > 1)

function tokenAt(text: string, start: number): Token | null {
  const end = start + text.length
  const token = (kind: Token['kind']): Token => ({ text, kind, start, end })
  const lower = text.toLowerCase()
  if (text === ',') return token('comma')
  if (/^et\s/.test(text)) return token('others')
  if (connectors.has(text)) return token('connector')
  if (particles.has(text)) return token('particle')
  if (corporateWords.has(text)) return token('corporate')
  if (notAuthors.has(lower.replace(/\.$/, ''))) return null
  if (/^(?:\p{Lu}\.-?)+$/u.test(text)) return token('initial')
  if (/^(?:[dDlLO]['’]|al-|Mc|Mac)?\p{Lu}[\p{L}\p{M}\p{N}'’‐-]*\.?$/u.test(text)) return token('name')
  return null
}

function namesOf(text: string, tokens: readonly Token[]): Names | null {
  const first = tokens[0]
  const last = tokens.at(-1)
  if (first === undefined || last === undefined) return null
  if (last.kind === 'connector' || last.kind === 'corporate' || last.kind === 'particle') return null
  if (first.kind === 'connector' || first.kind === 'others' || first.kind === 'comma') return null
  const words = tokens.filter((token) => token.kind === 'name')
  if (words.length === 0 || words.length > 12) return null
  if (words.some((word) => publisherWords.has(word.text.toLowerCase()))) return null
  if (words.length === 1 && leading.has(words[0]!.text.toLowerCase())) return null
  if (words.every((word) => word.text.length === 1)) return null
  const names = grouped(text, tokens)
  if (names === null) return null
  const lone = words.length === 1 && tokens.length === 1 ? words[0]!.text : null
  return {
    names,
    place: lone !== null && places.has(lone.toLowerCase()),
    acronym: lone !== null && lone.length > 1 && lone === lone.toUpperCase(),
  }
}

/** Cuts a list at its commas and connectors; "Ministry of Health and Welfare" stays whole. */
function grouped(text: string, tokens: readonly Token[]): string[] | null {
  const names: string[] = []
  let open: Token[] = []
  const close = () => {
    if (open.length === 0) return true
    if (!open.some((token) => token.kind === 'name')) {
      // "Smith, J." gives the initials after the surname.
      if (names.length === 0 || open.some((token) => token.kind !== 'initial')) return false
      names.push(`${names.pop()!}, ${text.slice(open[0]!.start, open.at(-1)!.end)}`)
    } else names.push(text.slice(open[0]!.start, open.at(-1)!.end))
    open = []
    return true
  }
  for (const token of tokens) {
    const separates =
      token.kind === 'comma' ||
      token.kind === 'others' ||
      (token.kind === 'connector' && !open.some((each) => each.kind === 'corporate'))
    if (!separates) open.push(token)
    else if (!close()) return null
    if (token.kind === 'others') names.push('et al.')
  }
  if (!close()) return null
  return names.length === 0 ? null : names.map((name) => name.replaceAll(/\s+/g, ' '))
}
