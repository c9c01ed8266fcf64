import type {
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron'
import { orders, report, type DialogAnswer } from './control.ts'

/** Answers that a test gave before or after their dialogs were shown; who comes first waits for the other. */
const answers: DialogAnswer[] = []
orders.on('answer', ({ answer }) => {
  answers.push(answer)
  for (const wake of waiting.splice(0)) wake()
})
const waiting: (() => void)[] = []

function taken(kind: keyof DialogAnswer): DialogAnswer | null {
  const index = answers.findIndex((answer) => answer[kind] !== undefined)
  return index === -1 ? null : (answers.splice(index, 1)[0] ?? null)
}

async function answerTo(kind: keyof DialogAnswer, options: unknown): Promise<DialogAnswer> {
  report({ type: 'dialog', kind, options })
  for (;;) {
    const answer = taken(kind)
    if (answer !== null) return answer
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
}

/** Electron's dialogs take their options last, after the window they belong to. */
const last = <T>(args: readonly unknown[]): T => args.at(-1) as T

export const dialog = {
  async showOpenDialog(...args: unknown[]): Promise<OpenDialogReturnValue> {
    const { open = [] } = await answerTo('open', last<OpenDialogOptions>(args))
    return { canceled: open.length === 0, filePaths: [...open] }
  },
  async showSaveDialog(...args: unknown[]): Promise<SaveDialogReturnValue> {
    const { save } = await answerTo('save', last<SaveDialogOptions>(args))
    return { canceled: save == null, filePath: save ?? '' }
  },
  async showMessageBox(...args: unknown[]): Promise<MessageBoxReturnValue> {
    const { message = 0 } = await answerTo('message', last<MessageBoxOptions>(args))
    return { response: message, checkboxChecked: false }
  },
  showErrorBox(title: string, content: string): void {
    report({ type: 'dialog', kind: 'message', options: { type: 'error', message: title, detail: content } })
  },
}
