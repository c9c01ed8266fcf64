import type { CslItem } from '../../../core/records/csl.ts'
import { keepCustom } from '../../../core/records/csl-custom.ts'
import type { FoundItem } from '../keys.ts'
import { bareDoi, Draft } from '../shared/draft.ts'
import { readLooseDate } from '../shared/loose-date.ts'
import { tellerOf, untoldLeaves } from '../shared/untold.ts'
import { text, texts, type XmlElement } from '../shared/xml.ts'
import { classesOf, Graph, isOf } from './graph.ts'
import { peopleOf } from './people.ts'
import { articleIn, workFields, workTypes } from './types.ts'

/**
 * The works of RDF in the Bibliographic Ontology (bibliontology.com), which Zotero exports too: a work, the issue and the journal or
 * book that it is in, people in lists, and beside it what its user says of it.
 */
export function readBibliontology(resources: readonly XmlElement[]): readonly FoundItem[] {
  const graph = new Graph(resources)
  const users = new Map(
    resources.flatMap((user) => graph.values(user, 'resource').map((work) => [work, user])),
  )
  const parts = new Set(resources.flatMap((one) => ofTheSame.flatMap((link) => graph.values(one, link))))
  const works = [...new Set([...resources, ...users.keys()])].filter(
    (work) => !parts.has(work) && isOf(work, ...Object.keys(workTypes)),
  )
  return works.map((work) => {
    const wholes = wholesOf(work, graph)
    const item = itemOf(work, wholes, users.get(work), graph)
    const isTold = tellerOf(item, otherForms)
    const apart = wholes.filter((whole) => resources.includes(whole))
    keepCustom(
      item,
      'zotero-rdf',
      [work, ...apart].flatMap((one) => untoldLeaves(one, isTold)),
    )
    return { item, id: undefined, place: `Line ${work.line}` }
  })
}

/** Properties whose value is no work of its own, but tells more of the one that has it. */
const ofTheSame = ['isPartOf', 'isVersionOf', 'presentedAt', 'reproducedIn', 'reviewOf', 'translationOf']

/** What the item has in dates and in names. */
const otherForms: ReadonlySet<string> = new Set(
  'authorList editorList contributorList date issued created dateSubmitted creator surname family_name givenname givenName firstName doi'.split(
    ' ',
  ),
)

/** Issue, journal and series, from the inside out. */
function wholesOf(work: XmlElement, graph: Graph): readonly XmlElement[] {
  const found = new Set([work])
  for (const part of found) for (const whole of graph.values(part, 'isPartOf')) found.add(whole)
  return [...found].slice(1)
}

function typeOf(work: XmlElement, wholes: readonly XmlElement[]): string {
  const type = workTypes[classesOf(work).find((name) => Object.hasOwn(workTypes, name))!]!
  const whole = wholes.flatMap(classesOf).find((name) => Object.hasOwn(articleIn, name))
  return type === 'article' && whole !== undefined ? articleIn[whole]! : type
}

function itemOf(
  work: XmlElement,
  wholes: readonly XmlElement[],
  user: XmlElement | undefined,
  graph: Graph,
): CslItem {
  const draft = new Draft(typeOf(work, wholes))
  const isSeries = (whole: XmlElement) => isOf(whole, 'Series', 'Collection', 'MultiVolumeBook')
  draft.put('title', text(work, 'title'))
  draft.put('title-short', text(work, 'shortTitle'))
  putFields(draft, work, graph)
  for (const [variable, people] of peopleOf(work, graph)) draft.names(variable, people)
  for (const whole of wholes) {
    const isNamed = !isOf(whole, 'Issue', 'Volume')
    const [title, ofAuthors, ofEditors] = isSeries(whole)
      ? ['collection-title', 'contributor', 'collection-editor']
      : ['container-title', 'container-author', 'editor']
    if (isNamed) draft.put(title, text(whole, 'title'))
    if (isNamed) draft.put(`${title}-short`, text(whole, 'shortTitle'))
    if (isSeries(whole)) draft.put('collection-number', text(whole, 'number'))
    putFields(draft, whole, graph)
    for (const [variable, people] of peopleOf(whole, graph))
      draft.names({ author: ofAuthors, editor: ofEditors }[variable] ?? variable, people)
  }
  for (const reviewed of graph.values(work, 'reviewOf')) {
    draft.put('reviewed-title', text(reviewed, 'title'))
    draft.names('reviewed-author', peopleOf(reviewed, graph).get('author') ?? [])
  }
  const nameIn = (property: string, name: string) =>
    graph.values(work, property).map((one) => text(one, name))[0]
  draft.put('event-title', nameIn('presentedAt', 'title') ?? nameIn('presentedAt', 'name'))
  draft.put('authority', nameIn('issuer', 'name') ?? nameIn('organizer', 'name'))
  draft.date('submitted', readLooseDate(text(work, 'dateSubmitted')))
  draft.date('accessed', readLooseDate(text(user, 'accessDate')))
  draft.put('source', text(user, 'repository'))
  draft.put('license', text(user, 'rights'))
  const tags = [work, user].flatMap((one) => [
    ...(one === undefined ? [] : texts(one, 'subject')),
    ...graph.values(one, 'tagged').map((tag) => text(tag, 'label')),
  ])
  draft.putAll('keyword', tags, ', ')
  return draft.item
}

function putFields(draft: Draft, source: XmlElement, graph: Graph): void {
  for (const [variable, property] of workFields)
    if (!draft.has(variable)) draft.put(variable, text(source, property))
  draft.pages(text(source, 'pageStart'), text(source, 'pageEnd'))
  draft.put('DOI', bareDoi(text(source, 'doi')))
  if (!draft.has('collection-number')) draft.put('number', text(source, 'number'))
  for (const day of ['date', 'issued', 'created'])
    if (!draft.has('issued')) draft.date('issued', readLooseDate(text(source, day)))
  for (const publisher of [...graph.values(source, 'publisher'), ...graph.values(source, 'distributor')]) {
    draft.put(
      'publisher',
      text(publisher, 'name') ?? (publisher.name === 'publisher' ? text(source, 'publisher') : undefined),
    )
    const place = ['localityName', 'countryName'].map((part) => text(publisher, part))
    draft.putAll('publisher-place', place, ', ')
  }
}
