import type { CiteDetails } from '../../core/citation/locator.ts'
import { done, type Result } from '../../core/commands/result.ts'
import type { CitedPassage } from '../../core/protocol/citations.ts'
import type { Argument } from '../../core/protocol/index.ts'
import type { ItemId } from '../../core/records/item.ts'
import type { LibraryClient } from '../library/client.ts'

/** A passage as `citations.passage` takes it. */
export type PassageTarget = Argument<'citations.passage'>['passage']

/** What can be copied with a citation: a passage, or items alone. */
export type CopyTarget = PassageTarget | { readonly itemIds: readonly ItemId[] }

export interface CitationLook {
  readonly style: string
  readonly locale: string
}

/** The target's citation. Of several items the first takes the words before, and the last those behind. */
export async function citedBy(
  client: LibraryClient,
  target: CopyTarget,
  { prefix, suffix, ...place }: CiteDetails,
  look: CitationLook,
): Promise<Result<CitedPassage>> {
  if (!('itemIds' in target))
    return client.call('citations.passage', {
      passage: target,
      details: { prefix, suffix, ...place },
      ...look,
    })
  const last = target.itemIds.length - 1
  const citation = target.itemIds.map((of, index) => ({
    of,
    ...(last === 0
      ? place
      : { suppressAuthor: place.suppressAuthor, narrative: index === 0 && place.narrative }),
    ...(index === 0 ? { prefix } : {}),
    ...(index === last ? { suffix } : {}),
  }))
  const cited = await client.call('citations.cite', { citations: [citation], ...look })
  return cited.ok ? done(cited.value[0]!) : cited
}
