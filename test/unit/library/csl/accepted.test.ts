import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { latexCite } from '../../../../core/citation/manuscript-cite.ts'
import type { BibliographyFormat } from '../../../../core/interchange/format.ts'
import type { IdentifiedCslItem } from '../../../../core/records/csl.ts'
import { writeItems } from '../../../../library/csl/write-items.ts'
import { StyleShelf } from '../../../../library/csl/style-shelf.ts'
import { scholarsItems } from './scholars-items.ts'

const shelf = new StyleShelf([])
const write = (format: BibliographyFormat): string => {
  const written = writeItems(shelf, scholarsItems, format, { style: 'apa', locale: 'en-US' })
  if (!written.ok) throw new Error(written.error.message)
  return written.value.content
}
const has = (program: string) => spawnSync(program, ['--version']).error === undefined
const run = (program: string, args: readonly string[], input: string) => {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8' })
  return { status, stdout, warnings: stderr.replace(/^\w+: Processed \d+ references\.\s*$/gm, '').trim() }
}
/** pandoc's citeproc, with the bibliography in a file of our own folder. */
function spawnWithFile(name: string, bibliography: string, cites: string) {
  const folder = mkdtempSync(join(tmpdir(), 'accepted-'))
  try {
    writeFileSync(join(folder, name), bibliography)
    return run('pandoc', ['--citeproc', '--bibliography', join(folder, name), '-t', 'plain'], cites)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
const pandoc = has('pandoc')
const known = pandoc ? run('pandoc', ['--list-input-formats'], '').stdout.split('\n') : []
const bibutils = has('bib2xml')

describe(`pandoc${pandoc ? '' : ' (skipped: no pandoc)'}`, () => {
  for (const [format, theirs] of [
    ['bibtex', 'bibtex'],
    ['biblatex', 'biblatex'],
    ['ris', 'ris'],
    ['csl-json', 'csljson'],
    ['endnote-xml', 'endnotexml'],
  ] as const)
    it.skipIf(!known.includes(theirs))(
      `reads every item of our ${format}${pandoc && !known.includes(theirs) ? ' (skipped: this pandoc does not know it)' : ''}`,
      () => {
        const { status, stdout, warnings } = run('pandoc', ['-f', theirs, '-t', 'csljson'], write(format))
        expect([status, warnings]).toEqual([0, ''])
        const back = JSON.parse(stdout) as IdentifiedCslItem[]
        expect(back.length).toBe(scholarsItems.length)
        for (const [index, item] of scholarsItems.entries()) {
          expect(plain(back[index]!.title)).toBe(plain(item.title))
          expect(familyOf(back[index]!)).toBe(familyOf(item))
          expect(back[index]!.issued?.['date-parts']?.[0]?.[0]).toEqual(item.issued?.['date-parts']?.[0]?.[0])
        }
      },
    )

  it.skipIf(!pandoc).each(['csl-yaml', 'bibtex', 'biblatex', 'csl-json'] as const)(
    'cites every item of our %s',
    (format) => {
      const extension = { 'csl-yaml': 'yaml', bibtex: 'bibtex', biblatex: 'bib', 'csl-json': 'json' }[format]
      const cites = scholarsItems.map(({ id }) => `[@${id}]`).join(' ')
      const { status, warnings } = spawnWithFile(`bibliography.${extension}`, write(format), cites)
      expect([status, warnings]).toEqual([0, ''])
    },
  )

  it.skipIf(!pandoc).each([
    ['html', 'html'],
    ['rtf', 'rtf'],
    ['markdown', 'markdown'],
    ['latex', 'latex'],
  ] as const)('finds the same words in our formatted %s', (format, theirs) => {
    const words = (text: string) => text.replace(/\s+/g, ' ').trim()
    const { status, stdout } = run(
      'pandoc',
      ['-f', theirs === 'markdown' ? 'markdown-smart' : theirs, '-t', 'plain', '--wrap=none'],
      write(format),
    )
    expect(status).toBe(0)
    const text = words(stdout.replaceAll('’', "'"))
    for (const line of write('text').trim().split('\n'))
      expect(text.replace(/[_*]/g, '')).toContain(
        words(line.replaceAll('’', "'")).replace(/[_*]/g, '').slice(0, 40),
      )
  })
})

describe(`bibutils${bibutils ? '' : ' (skipped: no bibutils)'}`, () => {
  it.skipIf(!bibutils).each([
    ['bibtex', 'bib2xml'],
    ['biblatex', 'biblatex2xml'],
    ['ris', 'ris2xml'],
    ['enw', 'end2xml'],
    ['endnote-xml', 'endx2xml'],
  ] as const)('reads every item of our %s', (format, program) => {
    const { status, stdout, warnings } = run(program, [], write(format))
    expect([status, warnings]).toEqual([0, ''])
    expect(stdout.match(/<mods[ >]/g)).toHaveLength(scholarsItems.length)
    for (const item of scholarsItems) {
      const family = item.author?.[0]?.family
      if (family !== undefined) expect(stdout).toMatch(new RegExp(`[> ]${family}</namePart>`))
    }
  })

  it.skipIf(!bibutils)('writes RIS of every item of our MODS', () => {
    const { status, stdout } = run('xml2ris', [], write('mods'))
    expect(status).toBe(0)
    expect(stdout.match(/TY {2}- /g)).toHaveLength(scholarsItems.length)
  })
})

/** Sets a document that cites every item of our file, in a folder of its own; answers with what the programs told. */
function compileWithBiber(format: 'biblatex' | 'bibtex') {
  const folder = mkdtempSync(join(tmpdir(), 'compiled-'))
  const told = (name: string) => readFileSync(join(folder, name), 'utf8')
  const latex = () =>
    spawnSync('lualatex', ['-interaction=nonstopmode', '-halt-on-error', 'paper.tex'], { cwd: folder })
  try {
    writeFileSync(join(folder, 'library.bib'), write(format))
    const cites = scholarsItems.map(({ id }) =>
      latexCite([{ citekey: id, locator: '3', label: 'chapter', term: 'chap.', prefix: 'see' }]),
    )
    writeFileSync(
      join(folder, 'paper.tex'),
      `\\documentclass{article}
\\usepackage[english]{babel}
\\usepackage[backend=biber,style=authoryear]{biblatex}\\addbibresource{library.bib}
\\begin{document}${cites.join('\n')}\\printbibliography\\end{document}`,
    )
    const first = latex().status
    const biber = spawnSync('biber', [...(format === 'biblatex' ? ['--validate-datamodel'] : []), 'paper'], {
      cwd: folder,
    }).status
    const last = latex().status
    return {
      statuses: [first, biber, last],
      // A report of no told kind is one all the same.
      biber: (told('paper.blg').match(/(?:ERROR|WARN) - .*$/gm) ?? []).filter(
        (line) => !/field 'type'$/.test(line),
      ),
      latex: told('paper.log').match(/^LaTeX Warning: Citation .*undefined.*$/gm) ?? [],
      entries: [...told('paper.bbl').matchAll(/\\entry\{([^}]*)\}/g)].map(([, key]) => key).sort(),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const biber = has('biber') && has('lualatex')

describe(`biber and LaTeX${biber ? '' : ' (skipped: no biber or no lualatex)'}`, () => {
  it.skipIf(!biber).each(['biblatex', 'bibtex'] as const)(
    'compile a paper that cites every item of our %s',
    (format) => {
      expect(compileWithBiber(format)).toEqual({
        statuses: [0, 0, 0],
        biber: [],
        latex: [],
        entries: scholarsItems.map(({ id }) => id).sort(),
      })
    },
  )
})

const plain = (title: string | undefined) => title?.replace(/<[^>]*>/g, '').replace(/[{}]/g, '')
const familyOf = (item: IdentifiedCslItem) => {
  const [name] = item.author ?? item.editor ?? []
  return name?.family?.replace(/^(?:van der|de la) /, '') ?? name?.literal
}
