import { Node } from 'prosemirror-model'
import { passageOf } from '../../core/anchoring/passage.ts'
import { findDuplicates } from '../../core/citation/duplicates.ts'
import { addAnnotation, changeAnnotation, removeAnnotations } from '../../core/commands/annotations.ts'
import { changeItem, removeItems } from '../../core/commands/items.ts'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import { removeText, renameText } from '../../core/commands/texts.ts'
import type { Event } from '../../core/protocol/events.ts'
import {
  methods,
  type Argument,
  type Input,
  type MethodName,
  type OutputOf,
} from '../../core/protocol/index.ts'
import type { LibrarySnapshot, OfferedContent } from '../../core/protocol/library.ts'
import type { OpenedText } from '../../core/protocol/texts.ts'
import type { AnyRecord } from '../../core/records/index.ts'
import { reverse, adding, updating, type Diff } from '../../core/store/diff.ts'
import { Store } from '../../core/store/store.ts'
import type { StructuredText } from '../../core/structure/structured-text.ts'
import { CanonicalText } from '../../core/text/canonical-text.ts'
import { schema } from '../../core/text/schema.ts'
import type { WindowBridge } from '../../renderer/window-bridge.ts'
import { givenFrom } from './records.ts'

type Answers = { [M in MethodName]?: (input: Input<M>) => Result<OutputOf<M>> }

/** A library in memory behind the window's bridge: the real commands and protocol over no storage at all. */
export class MemoryBridge implements WindowBridge {
  readonly store: Store
  /** Every call in its order, as the window made it. */
  readonly calls: { readonly method: MethodName; readonly argument: unknown }[] = []
  seq = 0
  private readonly structures: ReadonlyMap<string, StructuredText>
  private readonly offered: readonly OfferedContent[]
  private readonly given = givenFrom(1000)
  private readonly steps: { readonly label: string; readonly diff: Diff }[] = []
  private readonly undone: { readonly label: string; readonly diff: Diff }[] = []
  private readonly listeners = new Set<(event: Event) => void>()
  private readonly connectionListeners = new Set<(connected: boolean) => void>()
  /** What a test answers in place of the library. */
  readonly answers: Answers = {}

  constructor({
    records = [],
    structures = new Map(),
    offered = [],
  }: {
    readonly records?: readonly AnyRecord[]
    readonly structures?: ReadonlyMap<string, StructuredText>
    readonly offered?: readonly OfferedContent[]
  } = {}) {
    this.store = new Store(records)
    this.structures = structures
    this.offered = offered
  }

  async call<M extends MethodName>(method: M, argument: Argument<M>): Promise<Result<OutputOf<M>>> {
    this.calls.push({ method, argument })
    const parsed = methods[method].input.safeParse(argument)
    if (!parsed.success) return refuse('invalid', parsed.error.message)
    const answer = (this.answers[method] ?? this.handlers[method]) as
      ((input: unknown) => Result<OutputOf<M>>) | undefined
    return answer === undefined
      ? refuse('unsupported', `the memory library has no ${method}`)
      : answer(parsed.data)
  }

  on(listener: (event: Event) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  onConnection(listener: (connected: boolean) => void): () => void {
    this.connectionListeners.add(listener)
    return () => void this.connectionListeners.delete(listener)
  }

  /** Lets a test speak as the library. */
  say(event: Event): void {
    for (const listener of this.listeners) listener(event)
  }

  connect(connected: boolean): void {
    for (const listener of this.connectionListeners) listener(connected)
  }

  /** Applies a change and tells it, as the library does after it is on disk. */
  change(diff: Diff): void {
    this.store.apply(diff)
    this.seq += 1
    this.say({ type: 'changed', seq: this.seq, diff, history: this.history() })
  }

  snapshot(): LibrarySnapshot {
    return {
      seq: this.seq,
      records: (['text', 'item', 'annotation', 'collection', 'setting'] as const).flatMap((type) => [
        ...this.store.all(type),
      ]),
      history: this.history(),
      storage: { kind: 'saved' },
      told: [],
      place: 'memory',
      version: '0',
      offered: this.offered,
    }
  }

  private history() {
    return { undo: this.steps.at(-1)?.label ?? null, redo: this.undone.at(-1)?.label ?? null }
  }

  private step<T>(label: string, result: Result<{ diff: Diff; value: T }>): Result<T> {
    if (!result.ok) return result
    this.steps.push({ label, diff: result.value.diff })
    this.undone.length = 0
    this.change(result.value.diff)
    return done(result.value.value)
  }

  private opened(id: `text:${string}`): OpenedText {
    return { record: this.store.get(id)!, structure: this.structures.get(id)! }
  }

  private readonly handlers: Answers = {
    'library.open': () => done(this.snapshot()),
    'host.info': () =>
      done({ kind: 'serve', platform: 'linux', nativeDialogs: false, keptFilesFolder: null }),
    'jobs.list': () => done({ jobs: [] }),
    'keptFiles.list': () => done({ files: [] }),
    'settings.set': ({ id, value }) => {
      const from = this.store.get(id)
      const to = { id, typeName: 'setting' as const, value }
      this.change(from === undefined ? adding(to) : updating(from, to))
      return done(null)
    },
    'texts.read': ({ id }) => done(this.opened(id)),
    'texts.rename': ({ id, title }) =>
      this.step('Rename text', withValue(renameText(this.store, id, title, this.given))),
    'texts.delete': ({ id }) => this.step('Delete text', withValue(removeText(this.store, id, this.given))),
    'annotations.create': ({ textId, start, end, ...rest }) => {
      const { record, structure } = this.opened(textId)
      const canonical = new CanonicalText(Node.fromJSON(schema, structure.doc))
      const passage = passageOf(
        { canonical: canonical.text, pageMap: structure.pageMap, outline: structure.outline },
        start,
        end,
      )
      const { diff, annotation } = addAnnotation(record, passage, rest, this.given)
      return this.step('Add highlight', done({ diff, value: annotation }))
    },
    'annotations.update': ({ id, color, note, tags }) => {
      const result = changeAnnotation(this.store, id, { color, note, ...(tags ? { tags } : {}) }, this.given)
      return this.step(
        'Change highlight',
        result.ok ? done({ diff: result.value.diff, value: result.value.annotation }) : result,
      )
    },
    'annotations.delete': ({ ids }) =>
      this.step('Delete highlight', withValue(removeAnnotations(this.store, ids))),
    'items.update': ({ id, ...change }) => {
      const result = changeItem(this.store, id, change, this.given)
      return this.step(
        'Edit item',
        result.ok ? done({ diff: result.value.diff, value: result.value.item }) : result,
      )
    },
    'items.duplicates': () => done({ groups: findDuplicates(this.store.all('item')) }),
    'items.delete': ({ ids }) =>
      this.step('Delete items', withValue(removeItems(this.store, ids, this.given))),
    'edit.undo': () => this.back(this.steps, this.undone),
    'edit.redo': () => this.back(this.undone, this.steps),
    'search.query': () => done({ hits: [], total: 0 }),
  }

  private back(
    from: { label: string; diff: Diff }[],
    to: { label: string; diff: Diff }[],
  ): Result<{ label: string }> {
    const step = from.pop()
    if (step === undefined) return refuse('empty', 'There is nothing to take back.')
    const diff = reverse(step.diff)
    to.push({ label: step.label, diff })
    this.change(diff)
    return done({ label: step.label })
  }
}

function withValue(result: Result<Diff>): Result<{ diff: Diff; value: null }> {
  return result.ok ? done({ diff: result.value, value: null }) : result
}
