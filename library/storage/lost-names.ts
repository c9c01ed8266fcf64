import type { LibraryData } from './library-data.ts'
import { recordOf } from './library-data.ts'

/** So many records are named; of a longer list the rest is counted. */
export const mostNamed = 8

const ids = /"((?:text|annotation|item|collection|setting):[0-9A-Za-z_.:/-]{1,80})"/g
const title = /"title":"((?:[^"\\]|\\.){1,200})"/

/**
 * Which records the edits in some damaged bytes were of, for people: what still reads there names them, the records
 * that the library has say what they are called. Empty where nothing reads.
 */
export function namesIn(damaged: readonly Uint8Array[], data: LibraryData): string {
  const words = damaged.map((bytes) => Buffer.from(bytes).toString('utf8')).join('\n')
  const found = [...new Set([...words.matchAll(ids)].map(([, id]) => id!))]
  const named = found.slice(0, mostNamed).map((id) => nameOf(id, data, words))
  const more = found.length - named.length
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

function nameOf(id: string, data: LibraryData, words: string): string {
  const record = recordOf(data, id)
  if (record === undefined) {
    const title = titleBeside(id, words)
    return `${title}${id}, which is not in the library`
  }
  if (record.typeName === 'annotation') {
    const text = data.store.get(record.target.source)
    return text === undefined ? id : `${id} in “${text.title}”`
  }
  if (record.typeName === 'setting') return id
  const called = record.typeName === 'item' ? (record.csl.title ?? record.citekey) : record.title
  return `“${called}” (${id})`
}

/** The title that stands behind an id before the next one, as in a record that was added. */
function titleBeside(id: string, words: string): string {
  const own = `"id":"${id}"`
  const at = words.indexOf(own)
  if (at < 0 || id.startsWith('annotation:')) return ''
  const [beside = ''] = words.slice(at + own.length).split('"id":"', 1)
  const found = title.exec(beside)?.[1]
  return found === undefined ? '' : `“${found}”, `
}
