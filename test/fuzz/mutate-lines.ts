import type { Random } from '../faults/random.ts'

/** Values that sit at an edge of something, as JSON. */
const edges = [
  null,
  true,
  '',
  'x',
  '__proto__',
  '../../escaped',
  '/etc/passwd',
  'text:1',
  'text:2',
  'annotation:1',
  'item:1',
  'setting:a',
  'commit',
  'undo',
  'redo',
  0,
  -1,
  1,
  2,
  7,
  0.5,
  2 ** 31,
  2 ** 46,
  2 ** 47,
  2 ** 48,
  2 ** 53,
  1e300,
  [],
  {},
  [[]],
  [null],
  '2026-01-01T00:00:00.000Z',
  '9'.repeat(400),
]

type Tree = unknown[] | Record<string, unknown>
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

/** Every list and every object in a value, the value itself first. */
function treesIn(value: unknown): Tree[] {
  return isTree(value) ? [value, ...Object.values(value).flatMap(treesIn)] : []
}

/** Lines of which some hold JSON, changed as what they mean: a field set, taken away, copied elsewhere, a line moved, doubled or renumbered. */
export function mutateLines(input: Uint8Array, random: Random): Uint8Array {
  let lines = Buffer.from(input).toString('utf8').split('\n')
  for (let changes = 1 + random.below(4); changes > 0; changes--) {
    const at = random.below(lines.length)
    const line = lines[at] ?? ''
    const chosen = random.below(10)
    if (chosen === 0) lines.splice(at, 1)
    else if (chosen === 1) lines.splice(random.below(lines.length + 1), 0, line)
    else if (chosen === 2) lines[at] = renumbered(line, random)
    else lines[at] = unlessTooDeep(() => changedJson(line, lines, random), line)
  }
  lines = lines.slice(0, 60)
  return Buffer.from(lines.join('\n'))
}

/** What was nested in what was nested before may be deeper than the stack. */
function unlessTooDeep<T>(change: () => T, otherwise: T): T {
  try {
    return change()
  } catch (error) {
    if (error instanceof RangeError) return otherwise
    throw error
  }
}

function renumbered(line: string, random: Random): string {
  const number = random.chance(0.7) ? random.below(9) : random.pick([2 ** 31, 2 ** 46, 2 ** 47, 2 ** 48 - 1])
  return line.replace(/ \d+/, ` ${number}`)
}

function changedJson(line: string, lines: readonly string[], random: Random): string {
  const value = jsonOf(line)
  if (!isTree(value)) return line
  const trees = treesIn(value)
  const tree = random.pick(trees)
  const names = Object.keys(tree)
  const name = names.length === 0 ? '0' : random.pick(names)
  const fields = tree as Record<string, unknown>
  const elsewhere = treesIn(jsonOf(random.pick(lines)))
  const other = random.pick(elsewhere.length === 0 ? trees : elsewhere)
  const chosen = random.below(6)
  if (chosen === 0) delete fields[name]
  else if (chosen === 1)
    set(fields, random.pick(['__proto__', 'constructor', 'id', 'more', name]), random.pick(edges))
  else if (chosen === 2) set(fields, name, structuredClone(other))
  else if (chosen === 3 && Array.isArray(tree))
    tree.push(structuredClone(tree.length === 0 ? other : random.pick(tree)))
  else if (chosen === 4) set(fields, name, nested(1 + random.below(random.chance(0.8) ? 20 : 5000)))
  else set(fields, name, random.pick(edges))
  return `${line.slice(0, line.indexOf('{'))}${JSON.stringify(value)}`
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line.slice(line.indexOf('{'))) as unknown
  } catch {
    return null
  }
}

/** An own field, whatever its name. */
function set(fields: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true })
}

function nested(levels: number): unknown {
  let value: unknown = 'x'
  for (; levels > 0; levels--) value = [value]
  return value
}
