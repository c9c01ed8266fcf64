import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { ReadableFormat } from '../../core/interchange/format.ts'
import { readBib } from './bibtex/read.ts'
import { readCslJson } from './csl-json.ts'
import { detectFormat } from './detect-format.ts'
import type { ReadItems } from './requests.ts'
import { readRis } from './ris/read.ts'

/** The items of a file in the format, or in the one its content tells. */
export function readItems(content: string, given?: ReadableFormat): Result<ReadItems> {
  const format = given ?? detectFormat(content)
  if (format === undefined)
    return refuse('unsupported', 'This is no bibliography that Postil can read. Nothing was imported.', [
      'It reads BibTeX, BibLaTeX, RIS and CSL-JSON.',
    ])
  if (format === 'csl-json') {
    const read = readCslJson(content)
    return 'unreadable' in read
      ? refuse('invalid', 'This is no well-formed JSON. Nothing was imported.', [read.unreadable])
      : done({ ...read, format })
  }
  const read = format === 'ris' ? readRis(content) : readBib(content)
  return done({ ...read, format })
}
