import { expect, test } from 'vitest'
import { CommandRegistry, isShortcut, shownShortcut, type Command } from '../../../renderer/commands.ts'

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }
const press = (key: string, change: Partial<typeof none> & { code?: string } = {}) => ({
  key,
  ...none,
  ...change,
})

test('Mod is Command on a Mac and Ctrl elsewhere', () => {
  expect(isShortcut(press('k', { metaKey: true }), 'Mod+K', 'mac')).toBe(true)
  expect(isShortcut(press('k', { ctrlKey: true }), 'Mod+K', 'mac')).toBe(false)
  expect(isShortcut(press('k', { ctrlKey: true }), 'Mod+K', 'windows')).toBe(true)
})

test('a modifier too many or too few is another shortcut', () => {
  expect(isShortcut(press('z', { ctrlKey: true, shiftKey: true }), 'Mod+Z', 'linux')).toBe(false)
  expect(isShortcut(press('z', { ctrlKey: true }), 'Mod+Shift+Z', 'linux')).toBe(false)
  expect(isShortcut(press('z', { ctrlKey: true, altKey: true }), 'Mod+Z', 'linux')).toBe(false)
})

test('a letter is known by its place where the layout or Alt writes another', () => {
  expect(isShortcut(press('µ', { metaKey: true, altKey: true, code: 'KeyM' }), 'Mod+Alt+M', 'mac')).toBe(true)
  expect(
    isShortcut(press('!', { ctrlKey: true, shiftKey: true, code: 'Digit1' }), 'Mod+Shift+1', 'linux'),
  ).toBe(true)
})

test('a shortcut is written as the platform writes it', () => {
  expect(shownShortcut('Mod+Shift+F', 'mac')).toBe('⇧⌘F')
  expect(shownShortcut('Mod+Shift+F', 'windows')).toBe('Ctrl+Shift+F')
  expect(shownShortcut('Alt+ArrowLeft', 'linux')).toBe('Alt+←')
})

function command(id: Command['id'], log: string[], change: Partial<Command> = {}): Command {
  return { id, title: id, group: 'view', run: () => void log.push(id), ...change }
}

test('the page that registered last has the command, and gives it back when it is gone', () => {
  const log: string[] = []
  const registry = new CommandRegistry()
  registry.register([command('find', log, { title: 'in the list' })])
  const leave = registry.register([command('find', log, { title: 'in the text' })])
  expect(registry.get('find')?.title).toBe('in the text')
  leave()
  expect(registry.get('find')?.title).toBe('in the list')
})

test('a command that is not enabled is not run, by name or by key', () => {
  const log: string[] = []
  const registry = new CommandRegistry()
  registry.register([command('undo', log, { enabled: false, shortcut: 'Mod+Z' })])
  expect(registry.run('undo')).toBe(false)
  expect(registry.press(press('z', { ctrlKey: true }), 'linux', false)).toBe(false)
  expect(log).toEqual([])
})

test('undo belongs to a text field as long as one has the focus', () => {
  const log: string[] = []
  const registry = new CommandRegistry()
  registry.register([command('undo', log, { shortcut: 'Mod+Z', yieldsToFields: true })])
  expect(registry.press(press('z', { ctrlKey: true }), 'linux', true)).toBe(false)
  expect(registry.press(press('z', { ctrlKey: true }), 'linux', false)).toBe(true)
  expect(log).toEqual(['undo'])
})
