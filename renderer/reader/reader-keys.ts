import { colorOfKey, type Annotating } from './use-annotating.ts'
import type { ReadingView } from './reading-view.ts'

/** What keys in the text can do. */
export interface KeyTargets {
  readonly annotating: Annotating
  readonly view: ReadingView
  /** Moves the focus into the bar; false where none is shown. */
  focusBar(): boolean
  openFind(): void
  findAgain(step: 1 | -1): void
  openLink(url: string): void
  scrollPage(step: 1 | -1): void
}

/** The reader's keys while the text has the focus; true where the key was used. The text takes no letters, so plain ones are free. */
export function onReaderKey(event: KeyboardEvent, targets: KeyTargets): boolean {
  const { annotating, view } = targets
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (event.ctrlKey || event.metaKey) return onCommandKey(event, key, targets)
  if (event.altKey) {
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return false
    annotating.step(key === 'ArrowDown' ? 1 : -1)
    return true
  }
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a') : null
  if (link !== null) {
    // ProseMirror takes Enter from the browser, which would have pressed the link.
    if (key === 'Enter') link.click()
    return key === 'Enter'
  }
  const color = colorOfKey(key)
  if (color !== null) return annotating.color(color)
  switch (key) {
    case 'n':
      return annotating.write('note')
    case 't':
      return annotating.write('tags')
    case 'c':
      return annotating.copy()
    case 'j':
    case 'k':
      annotating.step(key === 'j' ? 1 : -1)
      return true
    case 'Delete':
      return annotating.removeChosen()
    case 'Tab':
      return !event.shiftKey && targets.focusBar()
    case 'Enter':
      return annotating.chooseAt(view.caret()) || openLinkAtCaret(targets)
    case 'Escape':
      if (annotating.bar === null) return false
      annotating.setBar(null)
      return true
    case 'F3':
      targets.findAgain(event.shiftKey ? -1 : 1)
      return true
    case ' ':
      targets.scrollPage(event.shiftKey ? -1 : 1)
      return true
    default:
      return false
  }
}

function onCommandKey(event: KeyboardEvent, key: string, targets: KeyTargets): boolean {
  if (event.altKey || event.shiftKey) {
    if (key !== 'g') return false
    targets.findAgain(-1)
    return true
  }
  if (key === 'f') targets.openFind()
  else if (key === 'g') targets.findAgain(1)
  else return false
  return true
}

function openLinkAtCaret({ view, openLink }: KeyTargets): boolean {
  const { $head } = view.view.state.selection
  const mark = $head.marks().find(({ type }) => type.name === 'link')
  if (mark === undefined) return false
  openLink(mark.attrs.href as string)
  return true
}
