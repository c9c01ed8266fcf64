import { all, textOf, type XmlElement } from '../shared/xml.ts'

/** The number of that type which the record, or a record within it, has; undefined where it has none. */
export const identifier = (mods: XmlElement, type: string) =>
  textOf(
    all(mods, 'identifier').find(
      // A catalog also keeps numbers that were misprinted, and says so.
      ({ attributes }) =>
        attributes.get('type')?.toLowerCase() === type && attributes.get('invalid') !== 'yes',
    ),
  ).trim() || undefined
