import { isCollection, parseAllDocuments, visit } from 'yaml'
import type { Unreadable } from '../shared/read.ts'

/** So many uses of one anchor; more is made to grow. */
const mostAliases = 100

/**
 * The first document of a YAML file, or the block of a Markdown file that has references (its front matter where none has),
 * dates and numbers as they are written.
 */
export function parseYaml(content: string): { value: unknown; problems: readonly string[] } | Unreadable {
  const blocks = [
    ...content.matchAll(/^\ufeff?---[ \t]*\r?\n(?![ \t]*\r?$)([^]*?)\r?\n(?:---|\.\.\.)[ \t]*$/gm),
  ]
  const front =
    blocks.find((block) => /^references[ \t]*:/m.test(block[1]!))?.[1] ??
    (blocks[0]?.index === 0 ? blocks[0][1] : undefined)
  try {
    const [document] = parseAllDocuments(front ?? content.replace(/^\ufeff/, ''), {
      uniqueKeys: false,
      schema: 'failsafe',
      strict: false,
    })
    if (document === undefined || !('toJS' in document)) return { unreadable: 'It is empty.' }
    // To become an object's key a list or a map is written out anew, at each level of a nest: no format of ours has one.
    visit(document, { Pair: (_, { key }) => (isCollection(key) ? visit.REMOVE : undefined) })
    const problems = [...new Set(document.errors.map(told))].slice(0, 20)
    return { value: document.toJS({ maxAliasCount: mostAliases }) as unknown, problems }
  } catch (error) {
    return { unreadable: told(error) }
  }
}

/** What the parser says, in one line; of its own stack, which a nest has used up, nobody wants to hear. */
function told(error: unknown): string {
  const message = error instanceof Error ? error.message.split('\n')[0]! : String(error)
  if (/call stack|stack overflow/i.test(message)) return 'Its lists are nested too deeply.'
  if (/excessive alias count/i.test(message)) return 'Its aliases grow without measure.'
  return message
}
