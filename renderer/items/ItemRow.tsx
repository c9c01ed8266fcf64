import type { ItemRecord } from '../../core/records/item.ts'
import { strings } from '../strings.ts'
import { yearOf } from './dates.ts'
import { shortNames } from './names.ts'

/** An item in the list: its title, and whose it is, when, and what. */
export function ItemRow({ item }: { readonly item: ItemRecord }) {
  const { csl } = item
  const facts = [
    shortNames(csl.author ?? csl.editor ?? []),
    yearOf(csl.issued),
    strings.items.type(csl.type),
    csl['container-title'],
    csl.page === undefined ? '' : strings.status.page(String(csl.page)),
  ].filter(Boolean)
  return (
    <div className="list-row">
      <p className="list-title">{csl.title ?? item.citekey}</p>
      <p className="list-facts">{facts.join(' · ')}</p>
    </div>
  )
}
