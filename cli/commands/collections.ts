import { collectionItems, collectionTexts } from '../../core/queries/collection-items.ts'
import type { CollectionRecord, MemberId } from '../../core/records/collection.ts'
import type { Store } from '../../core/store/store.ts'
import { orRefuse, print, printJson, Refused, say } from '../exit.ts'
import { makingLibrary, withLibrary, type CommandLibrary } from '../library.ts'
import { collectionNamed, memberNamed } from '../named.ts'

interface CollectionsOptions {
  readonly library?: string
  readonly new?: boolean
  readonly json?: boolean
}

/** `postil collections`: lists them; `add NAME [ITEM|TEXT…]`, `remove NAME ITEM|TEXT…`, `rename NAME NEW` and `delete NAME` change one. */
export function collections(
  act: 'add' | 'remove' | 'rename' | 'delete' | undefined,
  name: string | undefined,
  rest: readonly string[],
  options: CollectionsOptions,
): Promise<number> {
  if (act !== undefined) refuseUnsaid(act, name, rest)
  const onLibrary = act === 'add' ? makingLibrary : withLibrary
  return onLibrary(options.library, async (library) => {
    switch (act) {
      case undefined:
        await list(library.store, options)
        break
      case 'add':
        await add(library, name!, rest, options)
        break
      case 'remove':
        await remove(library, name!, rest)
        break
      case 'rename': {
        const { id } = orRefuse(collectionNamed(library.store, name!))
        const renamed = await library.call('collections.rename', { id, title: rest.join(' ') })
        say(`It is “${renamed.title}” now.`)
        break
      }
      case 'delete': {
        const { id, title } = orRefuse(collectionNamed(library.store, name!))
        await library.call('collections.delete', { id })
        say(`The collection “${title}” was deleted. What was in it is still in the library.`)
      }
    }
    return 0
  })
}

async function list(store: Store, { json }: CollectionsOptions): Promise<void> {
  const all = [...store.all('collection')].sort((a, b) => a.title.localeCompare(b.title, 'en-US'))
  if (json === true) await printJson(all.map((collection) => collectionJson(store, collection)))
  else if (all.length === 0) say('There is no collection yet. postil collections add NAME makes one.')
  else await print(all.map((collection) => line(store, collection)).join('\n'))
}

async function add(
  { store, call }: CommandLibrary,
  name: string,
  members: readonly string[],
  { new: isNew, json }: CollectionsOptions,
): Promise<void> {
  const memberIds = membersNamed(store, members)
  if (isNew === true || members.length === 0) {
    const made = await call('collections.create', { title: name, memberIds })
    if (json === true) await printJson(collectionJson(store, made))
    else await print(line(store, made))
    return
  }
  const { id, title } = orRefuse(withWayToMake(name, collectionNamed(store, name)))
  const { changed } = await call('collections.add', { id, memberIds })
  say(`${counted(changed)} added to “${title}”.${known(memberIds.length - changed)}`)
}

async function remove(
  { store, call }: CommandLibrary,
  name: string,
  members: readonly string[],
): Promise<void> {
  const { id, title } = orRefuse(collectionNamed(store, name))
  const { changed } = await call('collections.remove', { id, memberIds: membersNamed(store, members) })
  say(`${counted(changed)} taken out of “${title}”. What was in it is still in the library.`)
}

function membersNamed(store: Store, names: readonly string[]): MemberId[] {
  return [...new Set(names.map((name) => orRefuse(memberNamed(store, name)).id))]
}

function withWayToMake(
  name: string,
  found: ReturnType<typeof collectionNamed>,
): ReturnType<typeof collectionNamed> {
  if (found.ok || found.error.code !== 'not-found') return found
  const details = [...(found.error.details ?? []), `--new makes “${name}” for them.`]
  return { ok: false, error: { ...found.error, details } }
}

function refuseUnsaid(act: string, name: string | undefined, rest: readonly string[]): void {
  const missing =
    name === undefined
      ? 'Which collection?'
      : rest.length > 0 || act === 'add' || act === 'delete'
        ? null
        : act === 'rename'
          ? 'What is its new name?'
          : 'Which items or texts?'
  if (missing === null) return
  throw new Refused({
    code: 'invalid',
    message: `${missing} Nothing was changed.`,
    details: [`postil collections ${act} Letters${examples[act] ?? ''}`],
  })
}

const examples: Readonly<Record<string, string>> = { remove: ' rivera2014', rename: ' "Letters, 1820–1830"' }

/** The stable shape of a collection in `--json`. */
function collectionJson(store: Store, collection: CollectionRecord) {
  const { id, title, memberIds, created, modified } = collection
  return { id, title, memberIds, items: collectionItems(store, collection), created, modified }
}

function line(store: Store, collection: CollectionRecord): string {
  const items = collectionItems(store, collection).length
  const texts = collectionTexts(collection).length
  const counts = [`${items} ${items === 1 ? 'item' : 'items'}`]
  if (texts > 0) counts.push(`${texts} ${texts === 1 ? 'text' : 'texts'}`)
  return `${collection.title}  (${counts.join(', ')})`
}

const counted = (n: number) => (n === 0 ? 'Nothing was' : n === 1 ? 'One was' : `${n} were`)
const known = (n: number) =>
  n === 0 ? '' : n === 1 ? ' One was in it already.' : ` ${n} were in it already.`
