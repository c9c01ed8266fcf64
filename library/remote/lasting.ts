import { setTimeout as delay } from 'node:timers/promises'
import { done, refuse, type Result } from '../../core/commands/result.ts'
import type { Event } from '../../core/protocol/events.ts'
import type { Argument, MethodName, OutputOf } from '../../core/protocol/index.ts'
import type { LibraryOptions, OpenLibrary } from '../handlers/library.ts'
import { accessLibrary, letGo, type AccessedLibrary } from './access.ts'
import { mayAskAgain, type Access } from './join.ts'
import { whoHolds } from './who-holds.ts'

/** The next holder is looked for so long after the last one ended (ms): a command that is about to end need not hold the library. */
const breath = 100
/** Where there was none, it is looked for again after so long, ms. */
const pause = 5000

/** A library that outlasts the program that holds it: what commands, windows and servers work in, whoever holds it. */
export interface LastingAccess extends Access {
  /** The library where this process holds it itself; null while another does, or nobody. */
  readonly library: OpenLibrary | null
  /** The same for what no other program can be asked to do; else who holds the library, and what to do. */
  held(): Promise<Result<OpenLibrary>>
}

/**
 * Opens a library, or joins whoever holds it, and goes on where that program ends: with whoever holds the library next,
 * which may be this process, and a `moved` event. What it did not take up any more is asked of that one. A call that it
 * may have carried out before it was killed is refused, with words that say so.
 */
export async function lastingAccess(options: LibraryOptions): Promise<Result<LastingAccess>> {
  const listeners = new Set<(event: Event) => void>()
  const tell = (event: Event) => listeners.forEach((listener) => listener(event))
  const closing = new AbortController()
  const reach = async () => {
    const accessed = await accessLibrary(options, closing.signal)
    if (accessed.ok) accessed.value.on(tell)
    return accessed
  }
  const first = await reach()
  if (!first.ok) return first
  let access = first.value
  let reaching: ReturnType<typeof reach> | null = null

  /** All that have lost one holder look for the next one together. */
  const next = async (left: AccessedLibrary): Promise<Result<AccessedLibrary>> => {
    if (access !== left) return done(access)
    reaching ??= reach().then((reached) => {
      reaching = null
      if (!reached.ok) return reached
      access = reached.value
      void follow(access)
      tell({ type: 'moved' })
      return reached
    })
    return reaching
  }

  /** Nobody may be asking anything when a holder ends: who listens is to hear of what happens at the next one. */
  const follow = async (followed: AccessedLibrary) => {
    if (followed.library !== null) return
    await followed.ended
    for (let wait = breath; ; wait = pause) {
      await delay(wait, undefined, { ref: false })
      if (closing.signal.aborted || (await next(followed)).ok) return
    }
  }
  void follow(access)

  const call = async <M extends MethodName>(
    method: M,
    argument: Argument<M>,
  ): Promise<Result<OutputOf<M>>> => {
    const asked = access
    const answer = await asked.call(method, argument)
    if (!mayAskAgain(method, answer)) return answer
    if (closing.signal.aborted) return letGo
    const reached = await next(asked)
    return reached.ok ? call(method, argument) : reached
  }

  return done({
    get library() {
      return access.library
    },
    async held() {
      const reached = await reaching
      if (reached?.ok === false) return reached
      if (access.library !== null) return done(access.library)
      return refuse(
        'locked',
        `${await whoHolds(options.directory)} holds this library, and only that can do this. Nothing was changed.`,
        ['Do it in the window of that program; or close that program, and do it again here.'],
      )
    },
    call,
    on(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close(how) {
      closing.abort()
      await reaching
      await access.close(how)
    },
  })
}
