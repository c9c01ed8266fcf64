import { nameVariables, type CslName, type IdentifiedCslItem } from '../../core/records/csl.ts'
import { customFields } from '../../core/records/csl-custom.ts'

/** Gathers what a format cannot hold, and says so in a sentence for each item. */
export class LeftOut {
  private readonly format: string
  private readonly said: string[] = []

  constructor(format: string) {
    this.format = format
  }

  /** The variables of the item that are not among those told, and say something. */
  of(item: IdentifiedCslItem, told: ReadonlySet<string>): void {
    const left = Object.keys(item)
      .filter(
        (variable) => !told.has(variable) && !isEmpty(item[variable]) && !isSaidByPages(item, variable, told),
      )
      .flatMap((variable) => (variable === 'custom' ? customFields(item[variable], told) : [variable]))
      .concat(nameVariables.some((variable) => hasCommaSuffix(item[variable])) ? ['comma-suffix'] : [])
    if (left.length > 0)
      this.said.push(
        `${item.id}: ${this.format} has no place for ${left.map((name) => `“${name}”`).join(', ')}.`,
      )
  }

  say(sentence: string): void {
    this.said.push(sentence)
  }

  sentences(): readonly string[] {
    return this.said
  }
}

/** What stands before a name's suffix is the style's to say in every format but CSL's own. */
const hasCommaSuffix = (names: readonly CslName[] | undefined): boolean =>
  Array.isArray(names) &&
  names.some((name) => ![undefined, null, false, 0, '', 'false', '0'].includes(name['comma-suffix'] as never))

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** The first page is told with the pages that begin with it. */
const isSaidByPages = (item: IdentifiedCslItem, variable: string, told: ReadonlySet<string>): boolean =>
  variable === 'page-first' &&
  told.has('page') &&
  /^[^\s,;–—-]*/.exec(String(item.page))![0] === String(item[variable])
