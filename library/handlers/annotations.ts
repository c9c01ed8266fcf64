import { passageOf } from '../../core/anchoring/passage.ts'
import { addAnnotation, changeAnnotation, removeAnnotations } from '../../core/commands/annotations.ts'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { Handlers } from '../../core/protocol/index.ts'
import type { annotationMethods } from '../../core/protocol/annotations.ts'
import { given } from '../given.ts'
import type { Storage } from '../storage/storage.ts'
import type { OpenText, OpenTexts } from '../texts/open-texts.ts'

/** Highlights and margin notes. */
export function annotationHandlers(
  storage: Storage,
  texts: OpenTexts,
): Handlers<keyof typeof annotationMethods> {
  return {
    'annotations.create': async ({ textId, start, end, color, note, tags }) => {
      const text = await texts.open(textId)
      if (!text.ok) return text
      const passage = passageIn(text.value, start, end)
      if (!passage.ok) return passage
      const { diff, annotation } = addAnnotation(
        text.value.record,
        passage.value,
        { color, note, tags },
        given(),
      )
      const committed = await storage.commit(diff, note === '' ? 'Add highlight' : 'Add note')
      return committed.ok ? done(annotation) : committed
    },

    'annotations.update': async ({ id, start, end, ...change }) => {
      const annotation = storage.store.get(id)
      if (annotation === undefined)
        return refuse('not-found', 'The highlight is not in the library any more. Nothing was changed.')
      const moved = start !== undefined && end !== undefined
      const text = moved ? await texts.open(annotation.target.source) : null
      if (text?.ok === false) return text
      const passage = moved ? passageIn(text!.value, start, end) : null
      if (passage?.ok === false) return passage
      const changed = changeAnnotation(
        storage.store,
        id,
        passage === null ? change : { ...change, passage: passage.value },
        given(),
      )
      if (!changed.ok) return changed
      const committed = await storage.commit(changed.value.diff, labelOf(change, moved))
      return committed.ok ? done(changed.value.annotation) : committed
    },

    'annotations.delete': async ({ ids }) => {
      const diff = removeAnnotations(storage.store, ids)
      if (!diff.ok) return diff
      const committed = await storage.commit(
        diff.value,
        ids.length === 1 ? 'Delete highlight' : `Delete ${ids.length} highlights`,
      )
      return committed.ok ? done(null) : committed
    },
  }
}

function passageIn(text: OpenText, start: number, end: number): Result<ReturnType<typeof passageOf>> {
  if (start >= end || end > text.canonical.length || text.canonical.slice(start, end).trim() === '')
    return refuse('invalid', 'The selection holds no text. Select a passage first.')
  const { canonical, structure } = text
  return done(passageOf({ canonical, pageMap: structure.pageMap, outline: structure.outline }, start, end))
}

function labelOf(change: { color?: unknown; note?: unknown; tags?: unknown }, moved: boolean): string {
  if (moved) return 'Change highlighted passage'
  if (change.note !== undefined) return 'Edit note'
  if (change.tags !== undefined) return 'Change tags'
  return 'Change color'
}
