import type { Refusal } from '../../core/commands/result.ts'
import type { StorageState } from '../../core/protocol/events.ts'

/** Why nothing can be written where a library stands, and what a person can do about it. */
interface Reason {
  readonly why: string
  readonly next: string
}

const full = 'Free some space and open it again.'
const notAllowed: Reason = {
  why: 'this account may not write to it',
  next: 'Give this account the right to write and open it again, or work in a copy.',
}

/**
 * The errors that last for as long as the library stands where it does. A disk that reports an error (EIO), or a program
 * with too many open files, is none of them: tried again it may write, and what it shows of its state may be wrong.
 */
const reasons: Readonly<Record<string, Reason>> = {
  EROFS: { why: 'its disk is write-protected', next: 'To change it, work in a copy on another disk.' },
  EACCES: notAllowed,
  EPERM: notAllowed,
  ENOSPC: { why: 'its disk is full', next: full },
  EDQUOT: { why: 'your share of its disk is full', next: full },
}

/** True where a write was refused with an error that leaves the library as one that can be read. */
export const isUnwritable = (code: string): boolean => Object.hasOwn(reasons, code)

/** How a library is whose first write was refused with the code. */
export function readOnlyState(code: string): StorageState & { readonly kind: 'read-only' } {
  const { why, next } = reasons[code]!
  const message = `This library can only be read: ${why}. ${next}`
  return { kind: 'read-only', message, refusal: readOnlyRefusal(code) }
}

/** The answer to everything that would change such a library. */
export function readOnlyRefusal(code: string): Refusal {
  const { why, next } = reasons[code]!
  return {
    code: 'read-only',
    message: `This library can only be read, so nothing was changed: ${why}.`,
    details: [next, '“Save elsewhere” in the window and postil archive make a copy of all of it.'],
  }
}
