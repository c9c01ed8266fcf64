import type { IdentifiedCslItem } from '../records/csl.ts'

/** A book, an article and a chapter to show a style with, where a library has no items yet. */
export const sampleItems: readonly IdentifiedCslItem[] = [
  {
    id: 'woolf1929',
    type: 'book',
    title: 'A Room of One’s Own',
    author: [{ family: 'Woolf', given: 'Virginia' }],
    issued: { 'date-parts': [[1929]] },
    publisher: 'Hogarth Press',
    'publisher-place': 'London',
  },
  {
    id: 'turing1950',
    type: 'article-journal',
    title: 'Computing Machinery and Intelligence',
    author: [{ family: 'Turing', given: 'Alan M.' }],
    issued: { 'date-parts': [[1950, 10]] },
    'container-title': 'Mind',
    volume: '59',
    issue: '236',
    page: '433-460',
    DOI: '10.1093/mind/LIX.236.433',
  },
  {
    id: 'benjamin1969',
    type: 'chapter',
    title: 'The Work of Art in the Age of Mechanical Reproduction',
    author: [{ family: 'Benjamin', given: 'Walter' }],
    editor: [{ family: 'Arendt', given: 'Hannah' }],
    translator: [{ family: 'Zohn', given: 'Harry' }],
    issued: { 'date-parts': [[1969]] },
    'container-title': 'Illuminations',
    publisher: 'Schocken Books',
    'publisher-place': 'New York',
    page: '217-251',
  },
]
