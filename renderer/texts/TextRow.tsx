import type { TextRecord } from '../../core/records/text.ts'
import { shortNames } from '../items/names.ts'
import { useLibrary } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import './texts.css'

/** A text in a list: whose it is, when, its pages, its words and how much is marked. */
export function TextRow({ text }: { readonly text: TextRecord }) {
  const client = useLibrary()
  const item = text.itemId === null ? undefined : client.records.get(text.itemId)
  const by = item && shortNames(item.csl.author ?? item.csl.editor ?? [])
  const facts = [
    by,
    item && yearIn(item.csl.issued?.['date-parts']?.[0]?.[0]),
    text.pages && strings.texts.pages(text.pages),
    strings.texts.words(text.words),
    strings.texts.highlights(client.records.annotationsOf(text.id).length),
  ].filter(Boolean)
  return (
    <div className="list-row">
      <p className="list-title">{text.title}</p>
      <p className="list-facts">{facts.join(' · ')}</p>
    </div>
  )
}

function yearIn(part: unknown): string | null {
  return typeof part === 'number' || typeof part === 'string' ? String(part) : null
}
