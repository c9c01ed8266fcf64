/** Where an item of CSL-JSON or BibJSON begins. */
const itemStart = /\{\s*"(?:id|type|title|DOI|citation-key)"\s*:/g
/** What tells where an object ends. A string ends with its line, since JSON has no line end in one. */
const token = /"(?:[^"\\\r\n]|\\.)*"?|[{}]/g

/** All scanning together may take so many times the length of the file: it keeps hostile files linear. */
const patience = 4

/** The items that are whole in a list of JSON that is not, and a sentence for each that is damaged. */
export function salvageJson(content: string): { values: readonly unknown[]; problems: readonly string[] } {
  const values: unknown[] = []
  const problems: string[] = []
  let budget = content.length * patience
  let [line, lineAt] = [1, 0]
  itemStart.lastIndex = 0
  for (let start = itemStart.exec(content); start !== null && budget > 0; start = itemStart.exec(content)) {
    const end = objectEnd(content, start.index, budget)
    budget -= end.scanned
    const value = end.at === null ? undefined : parsed(content.slice(start.index, end.at))
    if (value !== undefined) {
      values.push(value)
      itemStart.lastIndex = end.at!
      continue
    }
    for (; lineAt < start.index; lineAt++) if (content[lineAt] === '\n') line++
    problems.push(`Line ${line}: an item is damaged and was left out.`)
    itemStart.lastIndex = start.index + 1
  }
  return { values, problems }
}

function objectEnd(content: string, from: number, budget: number): { at: number | null; scanned: number } {
  let depth = 0
  token.lastIndex = from
  for (let match = token.exec(content); match !== null; match = token.exec(content)) {
    if (match[0] === '{') depth++
    else if (match[0] === '}' && --depth === 0)
      return { at: token.lastIndex, scanned: token.lastIndex - from }
    if (token.lastIndex - from > budget) return { at: null, scanned: budget }
  }
  return { at: null, scanned: content.length - from }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return undefined
  }
}
