import type { FoundIsbn } from '../front-matter/found.ts'
import { isbn13 } from '../front-matter/isbn.ts'
import { letterDistance } from '../front-matter/name-likeness.ts'
import type { Evidence, SourceDiscrepancy } from './evidence.ts'
import { report, spansOf } from './report.ts'

/** ISBNs whose check digit is wrong, and one kind of binding with two numbers. */
export function identifierDiscrepancies({ source, front }: Evidence): SourceDiscrepancy[] {
  const valid = front.isbns.filter((isbn) => isbn.valid)
  const wrong = new Map<string, FoundIsbn[]>()
  for (const isbn of front.isbns)
    if (!isbn.valid) wrong.set(isbn.value, [...(wrong.get(isbn.value) ?? []), isbn])
  return [
    ...[...wrong].map(([value, places]) => {
      const meant = valid.find((isbn) => letterDistance(isbn.value, value, 1) <= 1)
      const hint = meant === undefined ? '' : `; elsewhere it reads ${meant.value}`
      return report(source, 'identifier', `The check digit of ISBN ${value} does not agree${hint}.`, [
        ...spansOf(places),
        ...(meant === undefined ? [] : [meant.at]),
      ])
    }),
    ...twoNumbers(source, valid),
  ]
}

const bindings: readonly (readonly [string, RegExp])[] = [
  ['EPUB', /e-?pub/i],
  ['PDF', /pdf/i],
  ['hardback', /hardback|hard ?cover|hbk|cloth|gebunden|relié|tapa dura/i],
  ['paperback', /paperback|soft ?cover|pbk|broschiert|broché|rústica/i],
]

function twoNumbers(source: string, valid: readonly FoundIsbn[]): SourceDiscrepancy[] {
  return bindings.flatMap(([binding, form]) => {
    const places = valid.filter((isbn) => isbn.qualifier !== null && form.test(isbn.qualifier))
    const numbers = [...new Set(places.map((isbn) => isbn13(isbn.value)))]
    if (numbers.length < 2) return []
    return [
      report(
        source,
        'identifier',
        `The ${binding} edition has ${numbers.length} different ISBNs: ${numbers.join(' and ')}.`,
        spansOf(places),
      ),
    ]
  })
}
