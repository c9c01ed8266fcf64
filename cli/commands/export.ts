import type { Arrangement } from '../../core/bibliography/arrangement.ts'
import { done, type Result } from '../../core/commands/result.ts'
import type { BibliographyFormat } from '../../core/interchange/format.ts'
import type { Argument } from '../../core/protocol/index.ts'
import { Store } from '../../core/store/store.ts'
import { KeptFile } from '../../library/export/kept-file.ts'
import { unwritten, writeOutside } from '../../library/export/outside-file.ts'
import { visitLibrary } from '../../library/remote/visit.ts'
import { orRefuse, print, say, sayWhereReadOnly, tellRefusal } from '../exit.ts'
import { interrupted } from '../interrupted.ts'
import { libraryOptions, withLibrary } from '../library.ts'
import { collectionNamed, itemNamed } from '../named.ts'

interface ExportOptions extends Arrangement {
  readonly library?: string
  readonly as: BibliographyFormat
  readonly style: string
  readonly locale?: string
  readonly output?: string
  readonly collection?: string
  readonly watch: boolean
}
type What = Argument<'citations.export'>

/** `postil export --as F [--group G] [--sort S] [--annotate A] [--output FILE [--watch]] [--collection NAME | ITEM...]`: the named items, those of a collection, or all. */
export async function exportItems(names: readonly string[], options: ExportOptions): Promise<number> {
  const {
    as: format,
    library,
    output,
    watch,
    collection,
    style,
    locale,
    group,
    sort,
    annotate,
    primary,
  } = options
  const arrangement = { group, sort, annotate, primary }
  const what: What = { format, style, locale, arrangement }
  if (output === undefined && watch) {
    say('--watch keeps a file up to date: say which with --output FILE.')
    return 2
  }
  if (collection !== undefined && names.length > 0) {
    say('Name items, or a collection with --collection; not both.')
    return 2
  }
  const scope: Scope = { names, collection }
  if (output !== undefined && watch) return keep(scope, what, output, library)
  return withLibrary(library, async ({ store, call }) => {
    const exported = await call('citations.export', { ...what, ...named(store, scope) })
    for (const line of exported.leftOut) say(line)
    if (output === undefined) await print(exported.content)
    else orRefuse(await writeOnce(output, exported.content))
    return 0
  })
}

/** What leaves: a collection, the items named, or none of both. */
interface Scope {
  readonly names: readonly string[]
  readonly collection: string | undefined
}

/** None named means all, and in time all that will be there; a collection is what will be in it. */
function named(store: Store, { names, collection }: Scope): Pick<What, 'itemIds' | 'collectionId'> {
  if (collection !== undefined) return { collectionId: orRefuse(collectionNamed(store, collection)).id }
  return names.length === 0 ? {} : { itemIds: names.map((name) => orRefuse(itemNamed(store, name)).id) }
}

async function writeOnce(path: string, content: string): Promise<Result<null>> {
  try {
    await writeOutside(path, new TextEncoder().encode(content))
    return done(null)
  } catch (error) {
    return { ok: false, error: unwritten(path, error, 'What it held before is kept.') }
  }
}

/** Keeps the file up to date until Ctrl-C; 1 where it could not be written at the end. */
async function keep(scope: Scope, what: What, path: string, directory: string | undefined): Promise<number> {
  const library = visitLibrary(libraryOptions(directory))
  try {
    const opened = orRefuse(await library.call('library.open', {}))
    sayWhereReadOnly(opened.storage)
    const which = named(new Store(opened.records), scope)
    const file = new KeptFile({
      path,
      make: async () => {
        const exported = await library.call('citations.export', { ...what, ...which, empty: true })
        // Between two programs that hold the library there is a moment in which it answers to neither.
        return !exported.ok && exported.error.code === 'locked' ? null : exported
      },
      onState: (state) => {
        if (state.kind === 'failing') return tellRefusal(state.error)
        state.told.forEach(say)
        if (state.changed) say(`Written ${path}`)
      },
    })
    const stopped = interrupted()
    library.onChange(() => file.changed())
    file.changed()
    await file.flush()
    say(`Keeping ${path} up to date. Ctrl-C ends it.`)
    await stopped
    await file.close()
    return file.isFailing ? 1 : 0
  } finally {
    await library.close()
  }
}
