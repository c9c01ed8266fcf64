import { describe, expect, it } from 'vitest'
import { addAnnotation, changeAnnotation, removeAnnotations } from '../../../../core/commands/annotations.ts'
import { anyRecord } from '../../../../core/records/index.ts'
import { noteOf, tagsOf } from '../../../../core/records/annotation.ts'
import { Store } from '../../../../core/store/store.ts'
import { aText, anAnnotation, givenFrom } from '../../../support/records.ts'

const passage = { selector: anAnnotation().target.selector, page: '199–200', heading: ['Chapter', 'Section'] }

describe('commands on annotations', () => {
  it('add a valid record with trimmed tags, each once', () => {
    const { annotation } = addAnnotation(
      aText(),
      passage,
      { color: 'green', note: 'why?', tags: ['a', ' a ', 'b', ''] },
      givenFrom(),
    )
    expect(anyRecord.safeParse(annotation).success).toBe(true)
    expect([tagsOf(annotation), noteOf(annotation), annotation.motivation]).toEqual([
      ['a', 'b'],
      'why?',
      'commenting',
    ])
  })

  it('change what is given and leave the rest', () => {
    const store = new Store([anAnnotation({ note: 'old', tags: ['x'] })])
    const changed = changeAnnotation(store, 'annotation:1', { color: 'pink' }, givenFrom())
    expect(
      changed.ok && [
        changed.value.annotation.color,
        noteOf(changed.value.annotation),
        tagsOf(changed.value.annotation),
      ],
    ).toEqual(['pink', 'old', ['x']])
  })

  it('make a note without words a highlight again', () => {
    const changed = changeAnnotation(
      new Store([anAnnotation({ note: 'old' })]),
      'annotation:1',
      { note: '' },
      givenFrom(),
    )
    expect(changed.ok && [changed.value.annotation.motivation, changed.value.annotation.body]).toEqual([
      'highlighting',
      [],
    ])
  })

  it('refuse what is gone', () => {
    expect(changeAnnotation(new Store(), 'annotation:1', {}, givenFrom()).ok).toBe(false)
    expect(removeAnnotations(new Store(), ['annotation:1']).ok).toBe(false)
  })
})
