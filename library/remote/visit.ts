import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { done, type Result } from '../../core/commands/result.ts'
import type { Argument, MethodName, OutputOf } from '../../core/protocol/index.ts'
import type { LibraryOptions } from '../handlers/library.ts'
import { layoutOf } from '../storage/layout.ts'
import { accessLibrary } from './access.ts'
import { mayAskAgain, type JoinedAccess } from './join.ts'

/** How often a library that nobody holds is looked at, ms. */
const glance = 1000

/**
 * A library as a program that runs for days uses it without keeping anybody out: it is held only while a call is
 * answered. While another program holds it, calls go there and changes come from there; while nobody does, its
 * journal is looked at. For calls that only read: one that a program has not answered any more is asked again.
 */
export interface VisitedLibrary {
  call<M extends MethodName>(method: M, argument: Argument<M>): Promise<Result<OutputOf<M>>>
  /** Calls back when records may have changed, until the returned function is called. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

export function visitLibrary(options: LibraryOptions): VisitedLibrary {
  const listeners = new Set<() => void>()
  const tell = () => listeners.forEach((listener) => listener())
  let joined: JoinedAccess | null = null
  let seen: string | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  let closed = false

  /** One after the other: two visits at once would meet each other's lock. */
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const acted = turn.then(act)
    turn = acted.catch(() => undefined)
    return acted
  }

  const follow = (access: JoinedAccess) => {
    joined = access
    access.on(({ type }) => (type === 'changed' || type === 'overhauled') && tell())
    void access.ended.then(() => {
      if (joined === access) joined = null
      // What it wrote last may not have been told any more.
      if (!closed) tell()
    })
  }

  const visit = async <M extends MethodName>(method: M, argument: Argument<M>) => {
    if (joined !== null) {
      const access = joined
      const answer = await access.call(method, argument)
      if (!mayAskAgain(method, answer)) return answer
    }
    const accessed = await accessLibrary(options)
    if (!accessed.ok) return accessed
    const access = accessed.value
    if (access.library === null) {
      follow(access)
      return access.call(method, argument)
    }
    try {
      return await access.call(method, argument)
    } finally {
      await access.close()
      seen = await shapeOfJournal(options.directory)
    }
  }

  const look = async () => {
    if (joined !== null || seen === null) return
    // A program that holds the library has told its address; its changes are heard from now on.
    if ((await isHeld(options.directory)) || (await shapeOfJournal(options.directory)) !== seen) tell()
  }
  const lookAgain = () => {
    if (closed) return
    timer = setTimeout(() => void inTurn(look).finally(lookAgain), glance)
  }
  lookAgain()

  return {
    call: (method, argument) => inTurn(() => visit(method, argument)),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      closed = true
      if (timer !== null) clearTimeout(timer)
      await inTurn(async () => done(await joined?.close()))
    },
  }
}

/** Another string where the journal says something else. Opening a library adds nothing to it. */
async function shapeOfJournal(directory: string): Promise<string> {
  const { journals } = layoutOf(directory)
  const names = await readdir(journals).catch(() => [])
  const sizes = names.map(async (name) => {
    const size = await stat(join(journals, name)).then(
      (found) => found.size,
      () => 0,
    )
    return `${name} ${size}`
  })
  return (await Promise.all(sizes)).toSorted().join('\n')
}

const isHeld = (directory: string): Promise<boolean> =>
  stat(layoutOf(directory).writer).then(
    () => true,
    () => false,
  )
