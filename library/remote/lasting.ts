import { done, type Result } from '../../core/commands/result.ts'
import type { Event } from '../../core/protocol/events.ts'
import type { Argument, MethodName, OutputOf } from '../../core/protocol/index.ts'
import type { LibraryOptions } from '../handlers/library.ts'
import { accessLibrary, type AccessedLibrary } from './access.ts'
import { mayAskAgain, type Access } from './join.ts'

/** A library that outlasts the program that holds it. */
export interface LastingAccess extends Access {
  /** The library where this process holds it itself; null while another does. */
  readonly library: AccessedLibrary['library']
}

/**
 * Opens a library, or joins whoever holds it, and goes on where that program ends: what it did not take up any more is
 * asked of whoever holds the library next, which may be this process. A call that it may have carried out before it was
 * killed is refused, with words that say so.
 */
export async function lastingAccess(options: LibraryOptions): Promise<Result<LastingAccess>> {
  const listeners = new Set<(event: Event) => void>()
  const reach = async () => {
    const accessed = await accessLibrary(options)
    if (accessed.ok) accessed.value.on((event) => listeners.forEach((listener) => listener(event)))
    return accessed
  }
  const first = await reach()
  if (!first.ok) return first
  let access = first.value
  let reaching: ReturnType<typeof reach> | null = null

  /** Calls that have lost one holder look for the next one together. */
  const next = async (left: AccessedLibrary): Promise<Result<AccessedLibrary>> => {
    if (access !== left) return done(access)
    reaching ??= reach().then((reached) => {
      reaching = null
      if (reached.ok) access = reached.value
      return reached
    })
    return reaching
  }

  const call = async <M extends MethodName>(
    method: M,
    argument: Argument<M>,
  ): Promise<Result<OutputOf<M>>> => {
    const asked = access
    const answer = await asked.call(method, argument)
    if (!mayAskAgain(method, answer)) return answer
    const reached = await next(asked)
    return reached.ok ? call(method, argument) : reached
  }

  return done({
    get library() {
      return access.library
    },
    call,
    on(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: (how) => access.close(how),
  })
}
