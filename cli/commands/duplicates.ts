import type { ItemId } from '../../core/records/item.ts'
import { orRefuse, print, printJson, Refused, say } from '../exit.ts'
import { withLibrary } from '../library.ts'
import { itemNamed } from '../named.ts'

interface Options {
  readonly library?: string
  readonly json?: boolean
}

/** `postil duplicates`: a group a paragraph, its confidence and evidence first. */
export function duplicates(options: Options): Promise<number> {
  return withLibrary(options.library, async ({ store, call }) => {
    const { groups } = await call('items.duplicates', {})
    const shown = groups.map(({ itemIds, evidence, confidence }) => ({
      confidence,
      evidence,
      items: itemIds.flatMap((id) => store.get(id) ?? []),
    }))
    if (options.json === true)
      await printJson(
        shown.map(({ items, ...group }) => ({
          ...group,
          items: items.map(({ id, citekey, csl }) => ({ id, citekey, title: csl.title ?? null })),
        })),
      )
    else if (shown.length === 0) say('No duplicates were found.')
    else
      await print(
        shown
          .map(({ confidence, evidence, items }) =>
            [
              `${confidence}: same ${evidence.join(', ')}`,
              ...items.map(({ citekey, csl }) => `  ${citekey}  ${csl.title ?? ''}  (${csl.type})`),
            ].join('\n'),
          )
          .join('\n\n'),
      )
    return 0
  })
}

/** `postil merge KEEP OTHER…`. */
export function merge(
  keepName: string,
  otherNames: readonly string[],
  options: Options & { take?: readonly string[] },
): Promise<number> {
  return withLibrary(options.library, async ({ store, call }) => {
    const named = (name: string) => orRefuse(itemNamed(store, name))
    const keep = named(keepName)
    const others = otherNames.map(named).filter(({ id }) => id !== keep.id)
    if (others.length === 0)
      throw new Refused({ code: 'invalid', message: 'These name one item. Nothing was merged.' })
    const take = Object.fromEntries(
      (options.take ?? []).map((one): [string, ItemId] => {
        const at = one.indexOf('=')
        if (at < 1)
          throw new Refused({
            code: 'invalid',
            message: `“${one}” does not say whose field to take. Nothing was merged.`,
            details: ['Write it as --take title=citekey.'],
          })
        return [one.slice(0, at), named(one.slice(at + 1)).id]
      }),
    )
    const item = await call('items.merge', { keep: keep.id, others: others.map(({ id }) => id), take })
    if (options.json === true) await printJson({ ...item.csl, id: item.id, citekey: item.citekey })
    else await print(`${item.citekey}  ${item.csl.title ?? ''}  (${item.csl.type})`)
    const former = [...new Set(others.map(({ citekey }) => citekey))].filter((key) => key !== item.citekey)
    say(
      `Merged. ${former.join(', ')} ${former.length === 1 ? 'names' : 'name'} it too. Undo in the window takes it back whole.`,
    )
    return 0
  })
}
