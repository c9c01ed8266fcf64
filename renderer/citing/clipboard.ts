/** What goes to the clipboard; without `html` it is plain text alone. */
export interface Clip {
  readonly text: string
  readonly html?: string
}

/** Puts it on the clipboard; false where the system refused. */
export async function copy(clip: Clip): Promise<boolean> {
  try {
    const types: Record<string, Blob> = { 'text/plain': new Blob([clip.text], { type: 'text/plain' }) }
    if (clip.html !== undefined) types['text/html'] = new Blob([clip.html], { type: 'text/html' })
    await navigator.clipboard.write([new ClipboardItem(types)])
    return true
  } catch {
    return copyByEvent(clip)
  }
}

/** The older way, which needs no permission: the shell grants none. */
function copyByEvent({ text, html }: Clip): boolean {
  const fill = (event: ClipboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/plain', text)
    if (html !== undefined) event.clipboardData?.setData('text/html', html)
  }
  document.addEventListener('copy', fill, { capture: true })
  try {
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', fill, { capture: true })
  }
}
