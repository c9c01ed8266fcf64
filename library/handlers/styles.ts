import { Buffer } from 'node:buffer'
import { resolveItem } from '../../core/citation/resolve-item.ts'
import { sampleItems } from '../../core/citation/sample-items.ts'
import { done, type Result } from '../../core/commands/result.ts'
import type { Handlers } from '../../core/protocol/index.ts'
import type { styleMethods } from '../../core/protocol/styles.ts'
import type { ItemId } from '../../core/records/item.ts'
import type { CslEngine } from '../csl/engine.ts'
import { OwnStyles } from '../csl/own-styles.ts'
import type { Storage } from '../storage/storage.ts'

/** Citation styles: which there are, how they look, and the library's own. `onChange` hears when one of these came or went. */
export function styleHandlers(
  storage: Storage,
  engine: CslEngine,
  onChange: () => void,
): Handlers<keyof typeof styleMethods> {
  const own = new OwnStyles(storage.directory, engine)
  const changing = async <T>(change: () => Promise<Result<T>>): Promise<Result<T>> => {
    if (storage.refusal !== null) return { ok: false, error: storage.refusal }
    const answer = await change()
    onChange()
    return answer
  }
  const get = (id: ItemId) => storage.store.get(id)
  return {
    'styles.list': async () => done(await engine.styles()),

    'styles.preview': async ({ style, locale, itemIds }) => {
      const items = itemIds.flatMap((id) => get(id) ?? []).map((item) => resolveItem(item, get))
      const sample = items.length === 0
      const preview = await engine.preview(sample ? sampleItems : items, { style, locale })
      return preview.ok ? done({ ...preview.value, sample }) : preview
    },

    'styles.add': ({ name, bytes, onConflict }) =>
      changing(() => own.add(name, Buffer.from(bytes, 'base64'), onConflict)),
    'styles.remove': ({ id }) => changing(() => own.remove(id)),
    'styles.restore': ({ id }) => changing(() => own.restore(id)),
  }
}
