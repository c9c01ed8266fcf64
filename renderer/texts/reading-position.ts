import { useCallback, useEffect, useRef, useState } from 'react'
import type { TextId } from '../../core/records/text.ts'
import { useLibrary } from '../library/hooks.ts'

/** How long the reader rests before the place is remembered, milliseconds. */
const rest = 1000

/** Where a text was left, and how to remember where it is now. */
export function useReadingPosition(textId: TextId) {
  const client = useLibrary()
  const key = `reading-position/${textId}`
  // Read once: the place that is remembered while reading must not move the reader.
  const [initialOffset] = useState(() => {
    const stored = client.setting(key)
    return typeof stored === 'number' ? stored : null
  })
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; save: () => void } | null>(null)
  const remember = useCallback(
    (offset: number) => {
      clearTimeout(waiting.current?.timer)
      const save = () => {
        waiting.current = null
        if (client.setting(key) !== offset) void client.choose(key, offset)
      }
      waiting.current = { timer: setTimeout(save, rest), save }
    },
    [client, key],
  )
  useEffect(
    () => () => {
      clearTimeout(waiting.current?.timer)
      waiting.current?.save()
    },
    [],
  )
  return { initialOffset, remember }
}
