import { describe, expect, test } from 'vitest'
import { cacheDirectory, defaultLibraryDirectory } from '../../../library/place.ts'

describe('the default library', () => {
  test.each([
    ['linux', '/home/ada', {}, '/home/ada/.local/share/postil/library'],
    ['linux', '/home/ada', { XDG_DATA_HOME: '/data' }, '/data/postil/library'],
    ['linux', '/home/ada', { XDG_DATA_HOME: 'relative' }, '/home/ada/.local/share/postil/library'],
    ['darwin', '/Users/ada', {}, '/Users/ada/Library/Application Support/Postil/library'],
    ['win32', 'C:\\Users\\ada', { APPDATA: 'D:\\Roaming' }, 'D:\\Roaming\\Postil\\library'],
    ['win32', 'C:\\Users\\ada', {}, 'C:\\Users\\ada\\AppData\\Roaming\\Postil\\library'],
    ['linux', '/home/ada', { POSTIL_LIBRARY: '/mnt/mine' }, '/mnt/mine'],
    ['linux', '/home/ada', { POSTIL_LIBRARY: '' }, '/home/ada/.local/share/postil/library'],
  ] as const)('on %s in %s with %j', (platform, home, environment, place) => {
    expect(defaultLibraryDirectory({ platform, home, environment })).toBe(place)
  })
})

describe('what can be made again at any time', () => {
  test.each([
    ['linux', '/home/ada', {}, '/home/ada/.cache/postil'],
    ['linux', '/home/ada', { XDG_CACHE_HOME: '/quick' }, '/quick/postil'],
    ['linux', '/home/ada', { XDG_CACHE_HOME: 'relative' }, '/home/ada/.cache/postil'],
    ['darwin', '/Users/ada', {}, '/Users/ada/Library/Caches/Postil'],
    ['win32', 'C:\\Users\\ada', { LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local\\Postil\\Cache'],
    ['win32', 'C:\\Users\\ada', {}, 'C:\\Users\\ada\\AppData\\Local\\Postil\\Cache'],
  ] as const)('on %s in %s with %j', (platform, home, environment, place) => {
    expect(cacheDirectory({ platform, home, environment })).toBe(place)
  })
})
