import fc from 'fast-check'
import { z } from 'zod'
import { methods, type MethodName } from '../../../core/protocol/index.ts'

/** A call that works, for each method: what is almost right gets further than what is plainly wrong. */
export const workingCalls: { readonly [M in MethodName]: Readonly<Record<string, unknown>> } = {
  'library.open': {},
  'library.addOffered': { name: 'a.txt' },
  'settings.set': { id: 'setting:theme', value: 'dark' },
  'texts.read': { id: 'text:a' },
  'texts.import': { files: [{ name: 'a.txt', bytes: 'QQ==' }] },
  'texts.rename': { id: 'text:a', title: 'A' },
  'texts.delete': { id: 'text:a' },
  'texts.correctPage': { id: 'text:a', correction: { offset: 0, label: '1', begins: true } },
  'annotations.create': { textId: 'text:a', start: 0, end: 1, color: 'yellow', note: '', tags: [] },
  'annotations.update': { id: 'annotation:a', note: 'n' },
  'annotations.delete': { ids: ['annotation:a'] },
  'items.create': { csl: { type: 'book', title: 'T' }, partOf: null },
  'items.update': { id: 'item:a', csl: { type: 'book' } },
  'items.delete': { ids: ['item:a'] },
  'items.duplicates': {},
  'items.dismissDuplicates': { ids: ['item:1', 'item:2'] },
  'items.merge': { keep: 'item:a', others: ['item:b'], take: { title: 'item:b' } },
  'collections.create': { title: 'A', memberIds: ['item:a'] },
  'collections.rename': { id: 'collection:a', title: 'B' },
  'collections.delete': { id: 'collection:a' },
  'collections.add': { id: 'collection:a', memberIds: ['item:a', 'text:a'] },
  'collections.remove': { id: 'collection:a', memberIds: ['item:a'] },
  'collections.move': { id: 'collection:a', memberIds: ['item:a'], before: null },
  'citations.passage': { passage: { textId: 'text:a', start: 0, end: 1 }, style: 'apa', locale: 'en-US' },
  'citations.cite': { citations: [[{ of: 'item:a' }]], style: 'apa' },
  'items.rekey': { ids: ['item:a'], dryRun: true },
  'citations.export': { itemIds: ['item:a'], format: 'bibtex' },
  'styles.list': {},
  'styles.preview': { style: 'apa', itemIds: ['item:a'] },
  'styles.add': { name: 'a.csl', bytes: 'QQ==' },
  'styles.remove': { id: 'a' },
  'styles.restore': { id: 'a' },
  'keptFiles.list': {},
  'keptFiles.pause': { id: 'a', paused: true },
  'keptFiles.write': { id: 'a', replace: false },
  'keptFiles.stop': { id: 'a' },
  'keptFiles.restore': { id: 'a' },
  'search.query': { query: 'a', limit: 5 },
  'edit.undo': {},
  'edit.redo': {},
  'jobs.list': {},
  'jobs.cancel': { id: 'job-1' },
  'host.info': {},
  'host.openExternal': { url: 'https://example.org/' },
  'host.chooseAndImport': {},
  'host.keepFile': { name: 'a.bib', format: 'bibtex', style: 'apa', locale: 'en-US' },
  'tasks.cancel': { name: 'check' },
  'backups.list': {},
  'backups.make': {},
  'backups.goBack': { name: '000000000001-20260101t000000z.json' },
  'backups.openBeside': { name: '000000000001-20260101t000000z.json' },
  'backups.mend': {},
  'library.check': {},
  'host.saveElsewhere': {},
  'host.saveArchive': {},
  'host.openArchive': {},
  'host.openLibrary': { directory: '/tmp/a' },
  'host.saveFile': { name: 'a.txt', content: 'a' },
}

export const methodNames = Object.keys(methods) as MethodName[]

/** True where the protocol's own schema takes the argument; all else must be refused. */
export const isTaken = (name: MethodName, argument: unknown): boolean =>
  (methods[name].input as z.ZodType).safeParse(argument ?? {}).success

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1e308,
    -0,
    2 ** 53,
    1.5,
    '',
    '\u0000',
    '\ud800',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    'text:__proto__',
    'text:../../x',
    'item:' + 'x'.repeat(5000),
    'annotation:\u0000',
    'setting:constructor',
    '<img src=x onerror=alert(1)>',
    '${7*7}',
    '%00',
    [],
    [[]],
    {},
    { length: 1e9 },
    { toString: 1 },
    { then: 'x' },
  ),
  fc
    .constantFrom('{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}')
    .map((text) => JSON.parse(text) as unknown),
  fc.jsonValue({ maxDepth: 4 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.nat(100_000).map((length) => 'x'.repeat(length % 2000)),
  fc.integer({ min: 1, max: 300 }).map((depth) => {
    let value: unknown = 1
    for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value }
    return value
  }),
)

/** Arguments for a method that a hostile page could send: junk, and a working call with one thing wrong in it. */
export function fuzzedArgument(name: MethodName): fc.Arbitrary<unknown> {
  const good = workingCalls[name]
  const keys = [...Object.keys(good), '__proto__', 'constructor', 'extra']
  const almost = fc.tuple(fc.constantFrom(...keys), hostile, fc.boolean()).map(([key, value, leaveOut]) => {
    const argument: Record<string, unknown> = { ...good }
    if (leaveOut) delete argument[key]
    else Object.defineProperty(argument, key, { value, enumerable: true, configurable: true, writable: true })
    return argument
  })
  const deep = fc.tuple(fc.constantFrom(...keys), hostile).map(([key, value]) => {
    const inner = good[key]
    return { ...good, [key]: Array.isArray(inner) ? [...inner, value] : { ...(inner as object), a: value } }
  })
  return fc.oneof(almost, deep, hostile)
}

export const isRefusal = (
  answer: unknown,
): answer is { ok: false; error: { code: string; message: string } } =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false
