/** A record of a refer file: the values of each tag, in their order. */
export interface Refer {
  /** From 1. */
  readonly line: number
  readonly values: Map<string, string[]>
}

/** The records of a refer file. A blank line, or a second %0, ends one. */
export function readRefer(content: string): readonly Refer[] {
  const found: Refer[] = []
  let record: Refer | null = null
  let last: string[] | null = null
  let before: [Refer, string[]] | null = null
  content.split(/\r\n|\r|\n/).forEach((line, index) => {
    const match = /^\s?%([\dA-Za-z@!#$&*()+[\]>?^~:<=])(?:\s+(.*)|)$/.exec(line.replace(/^\ufeff/, ''))
    if (match === null) {
      if (line.trim() === '') {
        if (record !== null && last !== null) before = [record, last]
        record = last = null
        return
      }
      // No record begins without a tag: a value has a blank line in it.
      if (record === null && before !== null) [record, last] = before
      if (last !== null && last === record?.values.get('K')) last.push(line.trim())
      else if (last !== null) {
        // To trim the whole at each line would copy it each time.
        const start = last.pop() ?? ''
        last.push(start === '' ? line.trim() : `${start} ${line.trim()}`)
      }
      return
    }
    const [, tag = '', value = ''] = match
    // Two types in a row are of one record, whose second is the closer one.
    const isNext = tag === '0' && record?.values.has('0') === true && record.values.size > 1
    if (record === null || isNext) {
      record = { line: index + 1, values: new Map() }
      found.push(record)
    }
    last = record.values.get(tag) ?? []
    record.values.set(tag, last)
    last.push(value.trim())
  })
  return found
}
