import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { menuCommands, type MenuCommand } from '../../../core/protocol/events.ts'
import { FilesToOpen } from '../../../electron/files-to-open.ts'
import { menuBar } from '../../../electron/menu.ts'
import { isOurPage } from '../../../electron/our-page.ts'
import { startArguments } from '../../../electron/start-arguments.ts'
import { placedOn, readWindowState, writeWindowState } from '../../../electron/window-state.ts'
import { hasDisplay } from '../../../cli/desktop.ts'

describe('the menu bar', () => {
  const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

  test.each(['darwin', 'win32', 'linux'] as const)('on %s: every command once, no key twice', (platform) => {
    const sent: MenuCommand[] = []
    const items = flat(menuBar({ platform, appName: 'Postil', send: (command) => sent.push(command) }))
    for (const item of items) (item.click as (() => void) | undefined)?.()
    expect(sent.toSorted()).toEqual([...menuCommands].toSorted())
    const keys = items.flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]))
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('only a Mac has a menu named for the app', () => {
    const first = (platform: NodeJS.Platform) => menuBar({ platform, appName: 'Postil', send() {} })[0]?.label
    expect([first('darwin'), first('linux')]).toEqual(['Postil', '&File'])
  })
})

describe('who may call', () => {
  test.each([
    ['postil://app/index.html', true],
    ['postil://app', true],
    ['postil://app.evil/index.html', false],
    ['postil://application/', false],
    ['https://example.org/postil://app/', false],
    ['about:blank', false],
    ['file:///index.html', false],
  ])('%s: %s', (url, ours) => {
    expect(isOurPage({ url, parent: null })).toBe(ours)
  })

  test('not a frame inside the page, and not one that is gone', () => {
    const parent = { url: 'postil://app/' } as Parameters<typeof isOurPage>[0] & object
    expect(isOurPage({ url: 'postil://app/', parent: parent as never })).toBe(false)
    expect(isOurPage(null)).toBe(false)
  })
})

describe('the window’s place', () => {
  const screen = { x: 0, y: 0, width: 1600, height: 1000 }
  const remembered = { x: 100, y: 50, width: 900, height: 700, maximized: false }

  test('is where it was', () => expect(placedOn([screen], remembered)).toEqual(remembered))

  test('is the system’s choice where its screen is gone', () => {
    expect(placedOn([screen], { ...remembered, x: 5000 })).toEqual({
      width: 900,
      height: 700,
      maximized: false,
    })
    expect(placedOn([screen], { ...remembered, y: -600 })).not.toHaveProperty('y')
  })

  test('survives a file that makes no sense', () => {
    const usual = placedOn([screen], null)
    for (const nonsense of [{}, { width: 'wide', height: 1 }, { width: -1, height: 5 }, [], 3]) {
      expect(placedOn([screen], nonsense)).toEqual(usual)
    }
    expect(readWindowState('/nowhere/window.json', [screen])).toEqual(usual)
  })

  test('comes back from its file', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'postil-state-')), 'window.json')
    writeWindowState(file, remembered)
    expect(readWindowState(file, [screen])).toEqual(remembered)
  })
})

describe('a start', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'postil-args-'))
  writeFileSync(path.join(directory, 'a.txt'), '')
  const file = path.join(directory, 'a.txt')

  test.each([
    [['--library', 'lib', 'a.txt'], path.join(directory, 'lib'), [file]],
    [['a.txt', '--library=lib'], path.join(directory, 'lib'), [file]],
    [['--no-sandbox', 'a.txt', 'missing.txt', '.'], undefined, [file]],
    [[], undefined, []],
  ])('%j', (args, library, files) => {
    expect(startArguments(args, directory)).toEqual({ library, files })
  })

  test('does not open the app’s own file', () => {
    expect(startArguments([file], directory, [file]).files).toEqual([])
  })

  test('keeps files that come early until there is a library', () => {
    const files = new FilesToOpen()
    const taken: string[][] = []
    files.add(['early'])
    files.giveTo((some) => taken.push([...some]))
    files.add(['late'])
    files.add([])
    expect(taken).toEqual([['early'], ['late']])
  })

  test('has a window only where there is a display', () => {
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
    expect(hasDisplay({}, 'darwin')).toBe(true)
  })
})
