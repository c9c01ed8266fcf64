import { z } from 'zod'

/** What every id looks like; the word before the colon is its record's type. */
export const idPattern = /^[a-z]+:[A-Za-z0-9._/:-]{1,120}$/
export const timePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** An id names its record's type: `annotation:…`. The part after the colon is ASCII and never shown to people. */
export const idOf = <T extends string>(typeName: T) =>
  z.custom<`${T}:${string}`>(
    (value) => typeof value === 'string' && value.startsWith(`${typeName}:`) && idPattern.test(value),
    `is not the id of a ${typeName}`,
  )

/** A moment as RFC 3339 with milliseconds in UTC, `2026-01-31T12:00:00.000Z`. Core never asks a clock: time is an argument. */
export const isoTime = z.string().regex(timePattern, 'is not a UTC time')

/** Ids and time for a command: the only randomness and the only clock that core sees, both given by the host. */
export interface Given {
  /** A new id for a record of the type. */
  id<T extends string>(typeName: T): `${T}:${string}`
  /** The time of the command, see {@link isoTime}. */
  readonly now: string
}
