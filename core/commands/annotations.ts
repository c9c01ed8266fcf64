import {
  bodyOf,
  noteOf,
  tagsOf,
  type AnnotationId,
  type AnnotationRecord,
  type HighlightColor,
} from '../records/annotation.ts'
import type { Given } from '../records/record.ts'
import type { TextRecord } from '../records/text.ts'
import { adding, removingAll, updating, type Diff } from '../store/diff.ts'
import type { ReadableStore } from '../store/store.ts'
import { done, refuse, type Result } from './result.ts'

/** A passage with all that an annotation keeps of it. */
export interface Passage {
  readonly selector: AnnotationRecord['target']['selector']
  readonly page: string | null
  readonly heading: readonly string[]
}

/** Adds a highlight, with a note and tags where given. */
export function addAnnotation(
  text: TextRecord,
  passage: Passage,
  { color, note, tags }: { color: HighlightColor; note: string; tags: readonly string[] },
  given: Given,
): { diff: Diff; annotation: AnnotationRecord } {
  const annotation: AnnotationRecord = {
    id: given.id('annotation'),
    typeName: 'annotation',
    motivation: note === '' ? 'highlighting' : 'commenting',
    target: { source: text.id, revision: text.revision, selector: passage.selector },
    body: bodyOf(note, unique(tags)),
    color,
    page: passage.page,
    heading: [...passage.heading],
    creator: null,
    created: given.now,
    modified: given.now,
  }
  return { diff: adding(annotation), annotation }
}

/** Changes what is given and leaves the rest. */
export function changeAnnotation(
  store: ReadableStore,
  id: AnnotationId,
  change: {
    color?: HighlightColor | undefined
    note?: string | undefined
    tags?: readonly string[] | undefined
    passage?: Passage
  },
  given: Given,
): Result<{ diff: Diff; annotation: AnnotationRecord }> {
  const from = store.get(id)
  if (from === undefined)
    return refuse('not-found', 'The highlight is not in the library any more. Nothing was changed.')
  const note = change.note ?? noteOf(from)
  const to: AnnotationRecord = {
    ...from,
    motivation: note === '' ? 'highlighting' : 'commenting',
    body: bodyOf(note, unique(change.tags ?? tagsOf(from))),
    color: change.color ?? from.color,
    ...(change.passage === undefined
      ? {}
      : {
          target: { ...from.target, selector: change.passage.selector },
          page: change.passage.page,
          heading: [...change.passage.heading],
        }),
    modified: given.now,
  }
  return done({ diff: updating(from, to), annotation: to })
}

/** Removes the annotations that are still there. */
export function removeAnnotations(store: ReadableStore, ids: readonly AnnotationId[]): Result<Diff> {
  const annotations = ids.flatMap((id) => store.get(id) ?? [])
  if (annotations.length === 0)
    return refuse('not-found', 'These highlights are not in the library any more.')
  return done(removingAll(annotations))
}

function unique(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))]
}
