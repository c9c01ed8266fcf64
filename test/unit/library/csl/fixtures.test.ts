import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readableFormats, type ReadableFormat } from '../../../../core/interchange/format.ts'
import { cslItem, type IdentifiedCslItem } from '../../../../core/records/csl.ts'
import { detectFormat } from '../../../../library/csl/detect-format.ts'
import { readItems } from '../../../../library/csl/read-items.ts'
import { decodeText } from '../../../../library/import/decode.ts'

/**
 * Every `<format>/<behavior>.<ext>` under test/fixtures/bibliography is a file of our own words that pins one behavior
 * of a reader: `<behavior>.csl.json` beside it is what it gives, `<behavior>.told.json` what a person is told. `vitest -u`
 * writes both anew; what it wrote is to be read before it is committed.
 */
const fixtures = join(import.meta.dirname, '../../../fixtures/bibliography')
const expectations = /\.(?:csl|told)\.json$/

/** Formats whose files other formats' files look like: MEDLINE is PubMed's older name, BibTeX is biblatex of few fields. */
const alike: Readonly<Partial<Record<ReadableFormat, ReadableFormat>>> = {
  medline: 'nbib',
  biblatex: 'bibtex',
}

describe.each(readdirSync(fixtures))('a file of the format %s', (folder) => {
  const files = readdirSync(join(fixtures, folder)).filter((name) => !expectations.test(name))
  it.each(files.map((name) => [basename(name, extname(name)).replaceAll('-', ' '), name]))(
    '%s',
    async (_, name) => {
      const format = folder as ReadableFormat
      expect(readableFormats).toContain(format)
      const stem = join(fixtures, folder, basename(name, extname(name)))
      const content = contentOf(readFileSync(join(fixtures, folder, name)))
      const detected = detectFormat(content)
      expect([format, alike[format]]).toContain(alike[detected!] ?? detected)
      const read = readItems(content, format)
      const { items, problems } = read.ok ? read.value : { items: [], problems: [refusalOf(read.error)] }
      for (const { id: _id, ...item } of items) expect(cslItem.safeParse(item).error).toBeUndefined()
      await expect(json(items)).toMatchFileSnapshot(`${stem}.csl.json`)
      if (problems.length > 0 || existsSync(`${stem}.told.json`))
        await expect(json(problems)).toMatchFileSnapshot(`${stem}.told.json`)
    },
  )
})

/** As `postil convert` reads a file: an archive as it is, all else as text of whatever encoding. */
function contentOf(bytes: Uint8Array): string | Uint8Array {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) return bytes
  const decoded = decodeText(bytes, 'a file')
  if (!decoded.ok) throw new Error(decoded.error.message)
  return decoded.value.text
}

const refusalOf = ({ message, details = [] }: { message: string; details?: readonly string[] }) =>
  [message, ...details].join(' ')

/** JSON with a variable to a line, so that a person can read what a reader gave. */
const json = (values: readonly (string | IdentifiedCslItem)[]): string =>
  `[\n${values.map(block).join(',\n')}\n]\n`

const block = (value: string | IdentifiedCslItem): string =>
  typeof value === 'string'
    ? `  ${JSON.stringify(value)}`
    : `  {\n${Object.entries(value)
        .map(([variable, of]) => `    ${JSON.stringify(variable)}: ${JSON.stringify(of)}`)
        .join(',\n')}\n  }`
