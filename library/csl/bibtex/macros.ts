/** A command that the file itself defines: how many arguments it takes, and the LaTeX that it stands for. */
export interface Macro {
  readonly parameters: number
  readonly body: string
}

export type Macros = ReadonlyMap<string, Macro>

/** A command in a definition is itself looked up so many times; what is deeper stays as it is. */
const deepest = 4

/** The start of a definition, up to the brace of its body. One with an argument that may be left out is passed over. */
const definition =
  /\\(?:(?:new|renew|provide)command|DeclareRobustCommand)\*?\s*(?:\{\s*\\([A-Za-z]+)\s*\}|\\([A-Za-z]+))\s*(?:\[(\d)\])?\s*\{|\\def\s*\\([A-Za-z]+)\s*((?:#\d)*)\s*\{/g
/** Commands that draw a letter and do not say which. */
const drawn =
  /\\(?:accent|char|hbox|vbox|setbox|raise|lower|kern|hskip|if[a-z]*|expandafter|csname)(?![A-Za-z])/

/** What the preambles of a file define, but for what is drawn, and what `isKnown` tells to be known by its name. */
export function readMacros(preamble: string, isKnown: (name: string) => boolean): Macros {
  const macros = new Map<string, Macro>()
  for (const match of preamble.matchAll(definition)) {
    const [all, braced, bare, count, defined, parameters = ''] = match
    const name = braced ?? bare ?? defined ?? ''
    const body = groupAt(preamble, match.index + all.length - 1)
    if (body === null || isKnown(name) || drawn.test(body)) continue
    macros.set(name, {
      parameters: count === undefined ? parameters.length / 2 : Number(count),
      body: body.replace(/\\spacefactor *=? *\d+ ?/g, ''),
    })
  }
  return macros
}

/** The value with what the commands stand for in their place, or as it is written where it would grow by more than `room` UTF-16 units. */
export function expandMacros(tex: string, macros: Macros, room: number): string {
  let expanded = tex
  for (let depth = 0; depth < deepest && expanded.includes('\\'); depth++) {
    const next = expandOnce(expanded, macros, tex.length + room)
    if (next === null) return tex
    if (next === expanded) break
    expanded = next
  }
  return expanded
}

/** Null where it would be longer than `most`. */
function expandOnce(tex: string, macros: Macros, most: number): string | null {
  const command = /\\(?:([A-Za-z]+)|[^])/g
  let result = ''
  let from = 0
  for (let match = command.exec(tex); match !== null; match = command.exec(tex)) {
    const macro = macros.get(match[1] ?? '')
    if (macro === undefined) continue
    const taken = argumentsAt(tex, command.lastIndex, macro.parameters)
    // A group without an end reaches to that of the value: to look for it from each command would take long.
    if (taken === null) break
    result += tex.slice(from, match.index)
    result += filled(macro.body, taken.values, most - result.length)
    if (result.length > most) return null
    from = command.lastIndex = taken.end
  }
  return result + tex.slice(from)
}

/** The body with the arguments in it; what is longer than `most` is cut a little behind that. */
function filled(body: string, values: readonly string[], most: number): string {
  let text = ''
  for (const [, words = '', number] of body.matchAll(/((?:[^#]|#(?!\d))*)(?:#(\d))?/g)) {
    text += words + (number === undefined ? '' : (values[Number(number) - 1] ?? ''))
    if (text.length > most) break
  }
  return text
}

/** Groups, commands, or single characters; null where there are too few. TeX passes over spaces before each and after the name. */
function argumentsAt(
  tex: string,
  from: number,
  count: number,
): { values: readonly string[]; end: number } | null {
  const values: string[] = []
  let at = from
  const pass = (what: RegExp): string => {
    what.lastIndex = at
    const [found = ''] = what.exec(tex) ?? []
    at += found.length
    return found
  }
  pass(/\s+/y)
  while (values.length < count) {
    pass(/\s+/y)
    const group = tex[at] === '{' ? groupAt(tex, at) : null
    if (group !== null) at += group.length + 2
    const value = group ?? (tex[at] === '{' ? '' : pass(/\\[A-Za-z]+|\\?[^]/y))
    if (group === null && value === '') return null
    values.push(value)
  }
  return { values, end: at }
}

/** What stands between the brace at the place and its partner; null where there is none. */
function groupAt(tex: string, open: number): string | null {
  const mark = /\\[^]|[{}]/g
  mark.lastIndex = open
  let depth = 0
  for (let match = mark.exec(tex); match !== null; match = mark.exec(tex)) {
    if (match[0] === '{') depth++
    else if (match[0] === '}' && --depth === 0) return tex.slice(open + 1, match.index)
  }
  return null
}
