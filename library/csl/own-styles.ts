import { join } from 'node:path'
import type { StyleInfo } from '../../core/citation/style-info.ts'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { AddedStyle, ConflictAnswer } from '../../core/protocol/styles.ts'
import { decodeText } from '../import/decode.ts'
import { replaceFile } from '../storage/durable-file.ts'
import { errorCode, type FileSystem } from '../storage/file-system.ts'
import { layoutOf } from '../storage/layout.ts'
import { nodeFileSystem } from '../storage/node-file-system.ts'
import { refuseDisk } from '../storage/refuse-disk.ts'
import type { CslEngine } from './engine.ts'
import { largestStyle } from './style-file.ts'

/** Where a library keeps its own styles: a `.csl` file each, named by the style's id. */
export const stylesDirectory = (library: string) => layoutOf(library).styles

/**
 * The styles that were added to a library. A style is tried before it comes in, nothing is ever overwritten, and what is
 * removed or replaced goes to `styles/removed`. Calls follow each other, so that two never take one name.
 */
export class OwnStyles {
  private readonly directory: string
  private readonly engine: Pick<CslEngine, 'styles' | 'inspectStyle'>
  private readonly files: FileSystem
  private last: Promise<unknown> = Promise.resolve()

  constructor(
    library: string,
    engine: Pick<CslEngine, 'styles' | 'inspectStyle'>,
    files: FileSystem = nodeFileSystem,
  ) {
    this.directory = stylesDirectory(library)
    this.engine = engine
    this.files = files
  }

  /** `name` is the file's, for messages. Where another style has the id it asks, unless `onConflict` says what is wanted. */
  add(name: string, bytes: Uint8Array, onConflict?: ConflictAnswer): Promise<Result<AddedStyle>> {
    return this.inTurn(() => this.addNow(name, bytes, onConflict))
  }

  /** Puts the style aside, where {@link restore} finds it. */
  remove(id: string): Promise<Result<null>> {
    return this.inTurn(async () => {
      if ((await this.read(id)) === null) return refuseMissing(id)
      await this.putAside(id)
      return done(null)
    })
  }

  /** Brings back the style of that id that was put aside last. */
  restore(id: string): Promise<Result<null>> {
    return this.inTurn(async () => {
      const newest = (await this.asideOf(id)).at(-1)
      if (newest === undefined) return refuse('not-found', `No style “${id}” was removed.`)
      if ((await this.read(id)) !== null)
        return refuse(
          'stale',
          `Another style has the id “${id}” by now, so the removed one was not brought back.`,
        )
      await this.files.rename(join(this.aside, newest.file), this.path(id))
      await this.files.syncDirectory(this.directory)
      return done(null)
    })
  }

  private async addNow(
    name: string,
    bytes: Uint8Array,
    onConflict: ConflictAnswer | undefined,
  ): Promise<Result<AddedStyle>> {
    if (bytes.length > largestStyle)
      return refuse(
        'too-large',
        `“${name}” is too large for a citation style (over 2 MB). Nothing was added.`,
      )
    const xml = xmlIn(bytes, name)
    if (!xml.ok) return xml
    const inspected = await this.engine.inspectStyle(xml.value, name)
    if (!inspected.ok) return inspected
    const { title, format } = inspected.value
    const id = fileName(inspected.value.id ?? name.replace(/\.csl$/i, ''))
    const added = (under: string): StyleInfo => ({ id: under, title: title ?? under, format, own: true })
    if ((await this.read(id)) === xml.value) return done({ kind: 'known', style: added(id) })
    const { styles } = await this.engine.styles()
    const taken = styles.find((style) => style.id === id)
    if (taken !== undefined && onConflict === undefined)
      return done({ kind: 'taken', taken, title: title ?? id })
    const under = onConflict === 'keep-both' ? freeName(id, styles) : id
    await this.files.makeDirectory(this.directory)
    if (taken?.own === true && under === id) await this.putAside(id)
    await replaceFile(this.files, this.path(under), Buffer.from(xml.value))
    return done({ kind: 'added', style: added(under) })
  }

  private path(id: string): string {
    return join(this.directory, `${id}.csl`)
  }

  private get aside(): string {
    return join(this.directory, 'removed')
  }

  private async read(id: string): Promise<string | null> {
    const bytes = await this.files.read(this.path(id))
    return bytes === null ? null : Buffer.from(bytes).toString('utf8')
  }

  /** What was put aside of an id, the oldest first. */
  private async asideOf(id: string): Promise<readonly { file: string; number: number }[]> {
    return (await this.files.list(this.aside))
      .filter((file) => file.startsWith(`${id}~`))
      .map((file) => ({
        file,
        number: Number(/^(\d{1,9})\.csl$/.exec(file.slice(id.length + 1))?.[1] ?? NaN),
      }))
      .filter(({ number }) => Number.isFinite(number))
      .sort((a, b) => a.number - b.number)
  }

  private async putAside(id: string): Promise<void> {
    await this.files.makeDirectory(this.aside)
    const number = ((await this.asideOf(id)).at(-1)?.number ?? 0) + 1
    await this.files.rename(this.path(id), join(this.aside, `${id}~${number}.csl`))
    await this.files.syncDirectory(this.aside)
    await this.files.syncDirectory(this.directory)
  }

  private inTurn<T>(act: () => Promise<Result<T>>): Promise<Result<T>> {
    const turn = this.last.then(() =>
      act().catch((error: unknown) => refuseDisk('The style could not be saved', errorCode(error))),
    )
    this.last = turn
    return turn
  }
}

const refuseMissing = (id: string) =>
  refuse('not-found', `“${id}” is not a style of this library’s own.`, ['Bundled styles cannot be removed.'])

/** The XML as UTF-8, whatever its encoding was; what it says of its encoding is taken out where it is no longer true. */
function xmlIn(bytes: Uint8Array, name: string): Result<string> {
  const decoded = decodeText(bytes, name)
  if (!decoded.ok)
    return refuse(
      decoded.error.code,
      `“${name}” is not a CSL style: it is empty or no text. Nothing was added.`,
    )
  const { text, encoding } = decoded.value
  return done(
    encoding === 'utf8'
      ? text
      : text.replace(/^(\ufeff?<\?xml[^>]{0,100}?)\s+encoding\s*=\s*["'][\w.:-]{1,40}["']/, '$1'),
  )
}

/** An id as a name that every system takes for a file. */
function fileName(id: string): string {
  const name = id
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_.-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 100)
  if (name === '') return 'style'
  // What Windows takes for a device, with any ending.
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/.test(name) ? `style-${name}` : name
}

/** "apa-2" where there is an "apa". */
function freeName(id: string, styles: readonly StyleInfo[]): string {
  const taken = new Set(styles.map((style) => style.id))
  let number = 2
  while (taken.has(`${id}-${number}`)) number += 1
  return `${id}-${number}`
}
