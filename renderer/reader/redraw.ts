import type { PluginKey } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/**
 * Changes what a plugin draws on the text, and nothing else: `meta` goes to the plugin of that key.
 *
 * The browser changes a selection at once and tells of it a moment later (`selectionchange` is queued as a task,
 * https://w3c.github.io/selection-api/#scheduling-selectionhange-event); whoever draws in between sets the page's
 * selection back to the one that ProseMirror knows of, and a key is lost. So it is told before.
 */
export function redraw(view: EditorView, key: PluginKey, meta: unknown): void {
  view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
  view.dispatch(view.state.tr.setMeta(key, meta))
}
