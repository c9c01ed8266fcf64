import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SettingId } from '../../../../core/records/setting.ts'
import type { Look } from '../../../../library/csl/requests.ts'
import { WarmUp } from '../../../../library/csl/warm-up.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A warm-up beside the choices of a library, with the looks that were cited in, each told once. */
function warmUp(chosen: Record<SettingId, string> = {}, refused = '') {
  const looks: string[] = []
  const cite = async (_: unknown, { style, locale }: Look) => {
    if (looks.at(-1) !== `${style} ${locale}`) looks.push(`${style} ${locale}`)
    return style === refused
      ? {
          ok: false as const,
          error: { code: 'not-found' as const, message: 'No such style.' },
        }
      : { ok: true as const, value: [] }
  }
  const warming = new WarmUp({ cite }, (id) =>
    id in chosen ? { id, typeName: 'setting', value: chosen[id]! } : undefined,
  )
  return { warming, looks, chosen }
}

test('the usual style is warmed a while after the window opened, and once', async () => {
  const { warming, looks } = warmUp()
  warming.soon()
  await vi.advanceTimersByTimeAsync(500)
  expect(looks).toEqual([])
  warming.soon()
  await vi.advanceTimersByTimeAsync(5000)
  warming.soon()
  await vi.advanceTimersByTimeAsync(5000)
  expect(looks).toEqual(['apa en-US'])
})

test('the chosen style and language are warmed, and another when it is chosen', async () => {
  const { warming, looks, chosen } = warmUp({
    'setting:citation-style': 'vancouver',
    'setting:citation-locale': 'de-DE',
  })
  warming.soon()
  await vi.advanceTimersByTimeAsync(5000)
  chosen['setting:citation-style'] = 'ieee'
  warming.soon()
  await vi.advanceTimersByTimeAsync(5000)
  expect(looks).toEqual(['vancouver de-DE', 'ieee de-DE'])
})

test('a library that closes first warms nothing, and a style that cannot be used is tried once', async () => {
  const closed = warmUp()
  closed.warming.soon()
  closed.warming.stop()
  await vi.advanceTimersByTimeAsync(5000)
  expect(closed.looks).toEqual([])

  const broken = warmUp({ 'setting:citation-style': 'gone' }, 'gone')
  broken.warming.soon()
  await vi.advanceTimersByTimeAsync(5000)
  broken.warming.soon()
  await vi.advanceTimersByTimeAsync(5000)
  expect(broken.looks).toEqual(['gone en-US'])
})
