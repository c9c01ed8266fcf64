import { done } from '../../core/commands/result.ts'
import type { editMethods } from '../../core/protocol/edit.ts'
import type { Handlers } from '../../core/protocol/index.ts'
import type { Storage } from '../storage/storage.ts'

/** Undo and redo. */
export function editHandlers(storage: Storage): Handlers<keyof typeof editMethods> {
  return {
    'edit.undo': async () => {
      const undone = await storage.undo()
      return undone.ok ? done({ label: undone.value.label }) : undone
    },
    'edit.redo': async () => {
      const redone = await storage.redo()
      return redone.ok ? done({ label: redone.value.label }) : redone
    },
  }
}
