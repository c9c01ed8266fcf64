import { isDeepStrictEqual } from 'node:util'
import { format as prettify, resolveConfig } from 'prettier'
import { expect, it } from 'vitest'
import {
  bibliographyFormats,
  formattedFormats,
  readableFormats,
  type BibliographyFormat,
  type ReadableFormat,
} from '../../../../core/interchange/format.ts'
import { dateVariables, nameVariables, type IdentifiedCslItem } from '../../../../core/records/csl.ts'
import { readItems } from '../../../../library/csl/read-items.ts'
import { StyleShelf } from '../../../../library/csl/style-shelf.ts'
import { writeItems } from '../../../../library/csl/write-items.ts'

/** The variables of CSL 1.0.2 that hold words or numbers (appendix IV). */
const plainVariables =
  'abstract annote archive archive-place archive_collection archive_location authority call-number chapter-number citation-label collection-number collection-title container-title container-title-short dimensions division DOI edition event-place event-title genre ISBN ISSN issue jurisdiction keyword language license medium note number number-of-pages number-of-volumes original-publisher original-publisher-place original-title page part-number part-title PMCID PMID printing-number publisher publisher-place references reviewed-genre reviewed-title scale section source status supplement-number title title-short URL version volume volume-title volume-title-short'.split(
    ' ',
  )
const types = ['book', 'chapter', 'article-journal', 'report', 'thesis', 'webpage', 'software', 'patent']
const shelf = new StyleShelf([])

/** All that a variable can be: one plain value first, then what only some formats hold. */
function valuesOf(variable: string): readonly unknown[] {
  if ((nameVariables as readonly string[]).includes(variable))
    return [
      [{ family: 'Rivera', given: 'Ana' }],
      [
        { family: 'Meer', given: 'Jo', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
        { literal: 'Board of Mills' },
      ],
    ]
  if ((dateVariables as readonly string[]).includes(variable))
    return [
      { 'date-parts': [[2012, 5, 4]] },
      { 'date-parts': [[-44]] },
      { 'date-parts': [[1850], [1860]] },
      { 'date-parts': [[1850]], circa: true },
      { 'date-parts': [[1850]], season: 2 },
    ]
  const lines = ['abstract', 'annote', 'note'].includes(variable) ? ['One.\nTwo.\n\nThree.'] : []
  return [plainValueOf(variable), ...lines]
}

function plainValueOf(variable: string): string {
  return (
    {
      ISBN: '978-0-306-40615-7',
      ISSN: '1234-567X',
      PMCID: 'PMC123',
      URL: 'https://example.org/a',
      DOI: '10.1/a',
      page: '3-9',
      language: 'en',
    }[variable] ?? '12'
  )
}

/** Whether the variable is kept when an item is written and read back: always, sometimes or never. */
function survives(variable: string, format: BibliographyFormat & ReadableFormat): string {
  const values = valuesOf(variable)
  const keeps = (type: string, value: unknown) => {
    const item: IdentifiedCslItem = { id: 'k1', type, title: 'T', [variable]: value }
    // A part and an article are in something; a name of an author is what some formats cannot do without.
    if (type === 'chapter' || type === 'article-journal') item['container-title'] ??= 'Whole'
    const written = writeItems(shelf, [item], format, { style: 'apa', locale: 'en-US' })
    const read = written.ok ? readItems(written.value.content, format) : written
    return read.ok && isDeepStrictEqual(read.value.items[0]?.[variable], item[variable])
  }
  if (types.every((type) => values.every((value) => keeps(type, value)))) return '●'
  return types.some((type) => keeps(type, values[0])) ? '◐' : ''
}

it('docs/formats.md says which fields survive in which format', async () => {
  const both = readableFormats.filter((format): format is BibliographyFormat & ReadableFormat =>
    (bibliographyFormats as readonly string[]).includes(format),
  )
  const only = (list: readonly string[], other: readonly string[]) =>
    list
      .filter((format) => !other.includes(format))
      .map((format) => `\`${format}\``)
      .join(', ')
  const variables = [...plainVariables, ...nameVariables, ...dateVariables].sort((a, b) =>
    a.localeCompare(b, 'en'),
  )
  const rows = variables.map(
    (variable) => `| \`${variable}\` | ${both.map((format) => survives(variable, format)).join(' | ')} |`,
  )
  const markdown = `# Formats

_A test writes this page (\`test/unit/library/csl/formats-table.test.ts\`); \`npx vitest -u\` brings it up to date._

Each format is told by its content; the names are those of \`postil convert --from\` and \`--to\`.

- Read and written: ${both.map((format) => `\`${format}\``).join(', ')}.
- Read only: ${only(readableFormats, bibliographyFormats)}.
- Written only, data: ${only(bibliographyFormats, [...readableFormats, ...formattedFormats])}.
- Written only, in any CSL style: ${formattedFormats.map((format) => `\`${format}\``).join(', ')}.

## Which CSL variables survive

● written and read back the same, whatever the item is (${types.join(', ')}) and whatever the field holds: paragraphs, particles and bodies among names, dates before our era, ranges, seasons and circa · ◐ in items of some of these types, or in its plainer forms; the exporter says what it left out · blank: the format has no place for it, and the exporter
says so for each item.

| variable | ${both.join(' | ')} |
| --- | ${both.map(() => ':-:').join(' | ')} |
${rows.join('\n')}
`
  const page = await prettify(markdown, { ...(await resolveConfig('docs/formats.md')), parser: 'markdown' })
  await expect(page).toMatchFileSnapshot('../../../../docs/formats.md')
  expect(rows.filter((row) => row.startsWith('| `title`'))).toEqual([
    `| \`title\` | ${both.map(() => '●').join(' | ')} |`,
  ])
})
