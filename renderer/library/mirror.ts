import type { AnnotationRecord } from '../../core/records/annotation.ts'
import type { AnyRecord, RecordOf, TypeName } from '../../core/records/index.ts'
import type { TextId } from '../../core/records/text.ts'
import type { Diff } from '../../core/store/diff.ts'
import { Store } from '../../core/store/store.ts'

/**
 * The records in the window, with lists that keep their identity until something in them changes, so that React
 * renders a list only when it has to. A change of one text's annotations costs nothing for those of others.
 */
export class Mirror {
  private store = new Store()
  private readonly lists = new Map<TypeName, readonly AnyRecord[]>()
  private byText = new Map<TextId, Map<string, AnnotationRecord>>()
  private readonly textLists = new Map<TextId, readonly AnnotationRecord[]>()

  /** Begins anew with these records. */
  replace(records: Iterable<AnyRecord>): void {
    this.store = new Store(records)
    this.lists.clear()
    this.textLists.clear()
    this.byText = new Map()
    for (const annotation of this.store.all('annotation'))
      this.group(annotation).set(annotation.id, annotation)
  }

  /** Throws `StaleDiff` and changes nothing where the diff does not fit. */
  apply(diff: Diff): void {
    this.store.apply(diff)
    for (const record of Object.values(diff.removed)) this.forget(record)
    for (const [from, to] of Object.values(diff.updated)) {
      if (from.typeName === 'annotation' && sourceOf(from) !== sourceOf(to)) this.forget(from)
      this.note(to)
    }
    for (const record of Object.values(diff.added)) this.note(record)
  }

  get<T extends TypeName>(id: `${T}:${string}`): RecordOf<T> | undefined {
    return this.store.get(id)
  }

  count(typeName: TypeName): number {
    return this.store.count(typeName)
  }

  /** Every record of a type, in the order they were added; the same array until one of them changes. */
  list<T extends TypeName>(typeName: T): readonly RecordOf<T>[] {
    let list = this.lists.get(typeName)
    if (list === undefined) this.lists.set(typeName, (list = [...this.store.all(typeName)]))
    return list as readonly RecordOf<T>[]
  }

  /** The annotations of one text in the order of the text; the same array until one of them changes. */
  annotationsOf(textId: TextId): readonly AnnotationRecord[] {
    let list = this.textLists.get(textId)
    if (list === undefined) {
      list = [...(this.byText.get(textId)?.values() ?? [])].sort(byPosition)
      this.textLists.set(textId, list)
    }
    return list
  }

  private note(record: AnyRecord): void {
    this.lists.delete(record.typeName)
    if (record.typeName !== 'annotation') return
    this.group(record).set(record.id, record)
    this.textLists.delete(record.target.source)
  }

  private forget(record: AnyRecord): void {
    this.lists.delete(record.typeName)
    if (record.typeName !== 'annotation') return
    this.group(record).delete(record.id)
    this.textLists.delete(record.target.source)
  }

  private group(annotation: AnnotationRecord): Map<string, AnnotationRecord> {
    const textId = annotation.target.source
    let group = this.byText.get(textId)
    if (group === undefined) this.byText.set(textId, (group = new Map()))
    return group
  }
}

function sourceOf(record: AnyRecord): TextId | null {
  return record.typeName === 'annotation' ? record.target.source : null
}

function byPosition(a: AnnotationRecord, b: AnnotationRecord): number {
  const [first, second] = [a.target.selector[0], b.target.selector[0]]
  return first.start - second.start || first.end - second.end || (a.created < b.created ? -1 : 1)
}
