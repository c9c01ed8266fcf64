/** Why something was not done. `code` is for programs and stable; `message` is one sentence for people. */
export interface Refusal {
  readonly code: RefusalCode
  readonly message: string
  /** What was found instead, what was kept, what to do next: a line each. */
  readonly details?: readonly string[]
}

export type RefusalCode =
  | 'not-found'
  | 'ambiguous'
  | 'invalid'
  | 'unreadable'
  | 'not-text'
  | 'too-large'
  | 'empty'
  | 'cancelled'
  | 'newer'
  | 'locked'
  | 'read-only'
  | 'storage'
  | 'unsupported'
  | 'stale'
  | 'forbidden'
  | 'internal'

/** An expected failure is data, never an exception: `ok` tells which. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Refusal }

export const done = <T>(value: T): Result<T> => ({ ok: true, value })

export function refuse(code: RefusalCode, message: string, details?: readonly string[]): Result<never> {
  return { ok: false, error: details === undefined ? { code, message } : { code, message, details } }
}
