import { orRefuse, print, printJson, say } from '../exit.ts'
import { withLibrary } from '../library.ts'
import { itemNamed } from '../named.ts'

export interface RekeyOptions {
  readonly library?: string
  readonly pattern?: string
  readonly dryRun: boolean
  readonly json?: boolean
}

/** `postil rekey [ITEM…]`: each item whose key changes on a line, the key before and the one after. */
export function rekey(names: readonly string[], options: RekeyOptions): Promise<number> {
  return withLibrary(options.library, async ({ store, call }) => {
    const { pattern, dryRun } = options
    const ids = names.map((name) => orRefuse(itemNamed(store, name)).id)
    const { rekeyed, pinned } = await call('items.rekey', {
      ...(ids.length > 0 ? { ids } : {}),
      ...(pattern === undefined ? {} : { pattern }),
      dryRun,
    })
    if (options.json === true) await printJson(rekeyed)
    else await print(rekeyed.map(({ from, to }) => `${from}  ${to}`).join('\n'))
    for (const { citekey } of pinned) say(`“${citekey}” was typed or imported, so it stays.`)
    if (rekeyed.length === 0) say('No key was made anew.')
    else
      say(
        dryRun
          ? 'Nothing was changed yet.'
          : 'The keys before go on naming their items in Postil; manuscripts hold them still.',
      )
    return 0
  })
}
