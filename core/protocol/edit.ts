import { z } from 'zod'
import { method, output } from './method.ts'

export const editMethods = {
  /** Takes the last edit back; the answer names it ("Add highlight"). The last 100 survive a restart. */
  'edit.undo': method('edit', z.object({}), output<{ label: string }>()),
  'edit.redo': method('edit', z.object({}), output<{ label: string }>()),
}
