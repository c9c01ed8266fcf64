import type { MenuItemConstructorOptions } from 'electron'
import { orders, report } from './control.ts'

const itemsOf = (template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])

/** The menu bar as a model: a test presses an item by its id. */
export class Menu {
  readonly template: readonly MenuItemConstructorOptions[]

  constructor(template: readonly MenuItemConstructorOptions[]) {
    this.template = template
  }

  static buildFromTemplate(template: MenuItemConstructorOptions[]): Menu {
    for (const item of itemsOf(template)) {
      const named = item.label !== undefined || item.role !== undefined || item.type === 'separator'
      if (!named) throw new Error('A menu item needs a label, a role, or to be a separator')
    }
    return new Menu(template)
  }

  static setApplicationMenu(menu: Menu | null): void {
    orders.removeAllListeners('menu')
    const items = itemsOf(menu?.template ?? [])
    orders.on('menu', ({ id }) => {
      const click = items.find((item) => item.id === id)?.click as (() => void) | undefined
      if (click === undefined) throw new Error(`The menu bar has no item ${id}`)
      click()
    })
    report({ type: 'menu-bar', ids: items.flatMap(({ id }) => (id === undefined ? [] : [id])) })
  }
}
