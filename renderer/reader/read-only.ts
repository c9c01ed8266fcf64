import { Plugin } from 'prosemirror-state'

/**
 * Keeps the caret and refuses every edit.
 *
 * The editor stays editable because only then do browsers show a caret, select by keyboard and let screen
 * readers follow. Edits are stopped in two places: before the browser makes them, where it lets us, and as
 * transactions, which also catches what cannot be prevented (text put in by an input method).
 */
export function readOnly(): Plugin {
  const refuse = (): boolean => true
  const prevent = (_view: unknown, event: globalThis.Event): boolean => {
    event.preventDefault()
    return true
  }
  return new Plugin({
    filterTransaction: (transaction) => !transaction.docChanged,
    props: {
      handlePaste: refuse,
      handleDrop: refuse,
      handleTextInput: refuse,
      // A paste is stopped before ProseMirror parses it, for which it would make a Trusted Types policy; none is allowed.
      handleDOMEvents: {
        beforeinput: prevent,
        cut: prevent,
        paste: prevent,
        drop: prevent,
        dragover: prevent,
      },
    },
  })
}
