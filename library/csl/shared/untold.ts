import type { CslItem } from '../../../core/records/csl.ts'
import { saidBy } from './said.ts'
import { elements, escapeXml, parseXml, peekText, unwrapped, type XmlElement } from './xml.ts'

/** Whether the words of an element are in the item of its record; `around` are the elements that it stands in. */
export type IsTold = (element: XmlElement, around: readonly XmlElement[]) => boolean

/**
 * An element is told where a reader asked for it and its words stand in the item, or its name (or that of an element around it)
 * is of those that the item has in another form: dates, types, names.
 */
export function tellerOf(item: CslItem, otherForms: ReadonlySet<string>): IsTold {
  const isSaid = saidBy(item)
  return (element, around) =>
    element.isAsked &&
    (otherForms.has(element.name) ||
      around.some(({ name }) => otherForms.has(name)) ||
      isSaid(peekText(element)))
}

/** Holds words, and not only elements that do. */
const isLeaf = ({ children }: XmlElement) =>
  children.every((child) => typeof child === 'string') ||
  children.some((child) => typeof child === 'string' && /\S/.test(child))

const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim()

/** What is not told of a record of which no file is written again: the words under the path of names, "Article.GrantList.Grant". */
export function untoldLeaves(
  record: XmlElement,
  isTold: IsTold,
  /** Names of elements that say one thing with all that they hold: a day, a grant. */
  whole: ReadonlySet<string> = new Set(),
): readonly (readonly [path: string, words: readonly string[]])[] {
  const found = new Map<string, string[]>()
  const around: XmlElement[] = []
  const walk = (element: XmlElement): void => {
    if (isLeaf(element) || whole.has(element.name)) return keep(element)
    around.push(element)
    for (const child of element.children) if (typeof child !== 'string') walk(child)
    around.pop()
  }
  const keep = (element: XmlElement): void => {
    const leaves = isLeaf(element) ? [element] : leavesOf(element)
    if (leaves.every((leaf) => isTold(leaf, [...around, element]))) return
    const words = oneLine(leaves.map(peekText).join(' '))
    if (words === '') return
    const path = [...around.slice(1).map(({ name }) => name), named(element)].join('.')
    const known = found.get(path)
    if (known === undefined) found.set(path, [words])
    else known.push(words)
  }
  walk(record)
  return [...found]
}

const leavesOf = (element: XmlElement): readonly XmlElement[] =>
  isLeaf(element) ? [element] : elements(element).flatMap(leavesOf)

/** The name, and of what kind it is where an attribute tells: "ArticleId[@IdType=pii]". */
function named({ name, attributes }: XmlElement): string {
  const [kind, value] = [...attributes].find(([key]) => /(?:type|status)$/i.test(key)) ?? []
  return value === undefined ? name : `${name}[@${kind}=${value.replace(/[^\w.:-]/g, '-')}]`
}

/** What is not told of a record that is written again, for each of its elements: words where it holds nothing else, or XML. */
export function untoldElements(
  record: XmlElement,
  isTold: IsTold,
): readonly (readonly [name: string, values: readonly string[]])[] {
  const found = new Map<string, string[]>()
  for (const child of elements(record)) {
    const left = without(child, isTold, [record])
    if (left === undefined) continue
    const words = peekText(left).trim()
    const isPlain = elements(left).length === 0 && ownAttributes(left).length === 0 && !words.startsWith('<')
    found.set(child.name, [...(found.get(child.name) ?? []), isPlain ? words : xmlOf(left)])
  }
  return [...found]
}

function without(element: XmlElement, isTold: IsTold, around: readonly XmlElement[]): XmlElement | undefined {
  if (isLeaf(element)) {
    // Of what sort nothing is says nothing; a link does.
    const isEmpty =
      peekText(element).trim() === '' &&
      ownAttributes(element).every(([name]) => /^(?:type|unit|usage|point|encoding|authority\w*)$/.test(name))
    return isEmpty || isTold(element, around) ? undefined : element
  }
  const children = elements(element)
    .map((child) => without(child, isTold, [...around, element]))
    .filter((child) => child !== undefined)
  return children.length === 0 ? undefined : { ...element, children }
}

/** Attributes that mean the same wherever the element stands: no name spaces but XML's and XLink's. */
const ownAttributes = ({ attributes }: XmlElement) =>
  [...attributes].filter(([name]) => /^(?:(?:xml|xlink):)?(?!xmlns$)[A-Za-z][\w.-]*$/.test(name))

function xmlOf(element: XmlElement): string {
  const attributes = ownAttributes(element).map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
  const inner = element.children.map((child) =>
    typeof child !== 'string' ? xmlOf(child) : isLeaf(element) ? escapeXml(unwrapped(child)) : '',
  )
  return `<${element.name}${attributes.join('')}>${inner.join('').trim()}</${element.name}>`
}

/** The element of `untoldElements` again, and nothing but one element of that name. */
export function elementAgain(name: string, value: string): string | undefined {
  if (!/^[A-Za-z][\w.-]*$/.test(name)) return undefined
  if (!value.startsWith('<')) return `<${name}>${escapeXml(value)}</${name}>`
  const { root, problem } = parseXml(value)
  const [element, ...more] = root.children
  const isOne = problem === undefined && more.length === 0 && typeof element === 'object'
  return isOne && element.name === name ? xmlOf(element) : undefined
}
