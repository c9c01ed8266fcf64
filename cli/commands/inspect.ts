import { basename } from 'node:path'
import { inspection } from '../../core/interchange/inspection.ts'
import { structureText } from '../../core/structure/structure-text.ts'
import { decodeText } from '../../library/import/decode.ts'
import { readBytes } from '../../library/import/file-on-disk.ts'
import { orRefuse, print, printJson } from '../exit.ts'

/** `postil inspect FILE`: what a text is made of. Touches no library. */
export async function inspectFile(path: string, options: { json?: boolean }): Promise<number> {
  const name = basename(path)
  const { text } = orRefuse(decodeText(orRefuse(await readBytes(path)), name))
  const found = inspection(structureText(text, { name }))
  if (options.json === true) await printJson(found)
  else {
    const { words, language } = found.text
    const counts: readonly (readonly [string, number])[] = [
      ['pages', found.pages.length],
      ['headings', found.outline.length],
      ['contents entries', found.contents.length],
      ['footnotes', found.footnotes.length],
      ['tables', found.tables.length],
      ['citations', found.citations.length],
      ['records', found.records.length],
      ['discrepancies', found.discrepancies.length],
    ]
    await print(
      [
        `${name}: ${words} words, language ${language}`,
        ...counts.map(([what, count]) => `${String(count).padStart(6)} ${what}`),
      ].join('\n'),
    )
    for (const { message } of found.discrepancies) await print(`  ${message}`)
  }
  return 0
}
