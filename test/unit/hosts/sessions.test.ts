import { afterEach, describe, expect, test, vi } from 'vitest'
import { Sessions } from '../../../cli/serve/sessions.ts'

const compared = vi.hoisted(() => [] as number[])
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>()
  return {
    ...crypto,
    timingSafeEqual(a: Buffer, b: Buffer) {
      compared.push(a.length, b.length)
      return crypto.timingSafeEqual(a, b)
    },
  }
})
afterEach(() => void compared.splice(0))

describe('a token', () => {
  test('is compared in constant time with every one there is, found first, last or not at all', () => {
    const counts: number[] = []
    for (const which of ['first', 'last', 'none', 'empty', 'long'] as const) {
      const sessions = new Sessions(1)
      const tokens = Array.from({ length: 5 }, () => sessions.newToken())
      const given = {
        first: tokens[0]!,
        last: tokens[4]!,
        none: 'x'.repeat(43),
        empty: '',
        long: 'x'.repeat(5000),
      }
      expect(sessions.exchange(given[which]) !== null).toBe(which === 'first' || which === 'last')
      counts.push(compared.splice(0).length / 2)
    }
    expect(counts).toEqual([5, 5, 5, 5, 5])
  })

  test('is compared as a digest, so that its length tells nothing either', () => {
    const sessions = new Sessions(1)
    sessions.newToken()
    sessions.exchange('short')
    sessions.exchange('x'.repeat(1000))
    expect(new Set(compared)).toEqual(new Set([32]))
  })

  test('opens one session, and a second browser needs a link of its own', () => {
    const sessions = new Sessions(1)
    const token = sessions.newToken()
    expect(sessions.exchange(token)).not.toBeNull()
    expect(sessions.exchange(token)).toBeNull()
    expect(sessions.exchange(sessions.newToken())).not.toBeNull()
  })

  test('is no session, and a session is no token', () => {
    const sessions = new Sessions(1)
    const token = sessions.newToken()
    expect(sessions.admits(`postil-1=${token}`)).toBe(false)
    const cookie = sessions.exchange(token)!.split(';')[0]!
    expect(sessions.admits(cookie)).toBe(true)
    expect(sessions.exchange(cookie.split('=')[1]!)).toBeNull()
  })

  test('is never the same and never guessable in part', () => {
    const sessions = new Sessions(1)
    const tokens = new Set(Array.from({ length: 1000 }, () => sessions.newToken()))
    expect(tokens.size).toBe(1000)
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  })
})

describe('a cookie', () => {
  test.each([
    '',
    'postil-1',
    'postil-1=',
    'postil-1=x',
    'postil-2=COOKIE',
    'xpostil-1=COOKIE',
    'postil-1=COOKIEx',
    'POSTIL-1=COOKIE',
    'a=postil-1=COOKIE',
  ])('%j is no session', (header) => {
    const sessions = new Sessions(1)
    const value = sessions.exchange(sessions.newToken())!.split(/[=;]/)[1]!
    expect(sessions.admits(`a=b; postil-1=${value}`)).toBe(true)
    expect(sessions.admits(header.replace('COOKIE', value))).toBe(false)
  })
})
