import { useEffect, useRef } from 'react'
import { ArrowDown } from 'lucide-react'
import type { Node } from 'prosemirror-model'
import { clipboardSerializer } from './copying.ts'
import { Floating } from './Floating.tsx'
import type { Box } from './floating.ts'
import { readerStrings } from './strings.ts'

interface FootnotePopoverProps {
  readonly call: HTMLElement
  readonly label: string
  /** The footnote's node, or null where the text has none. */
  readonly note: Node | null
  /** True where it was opened on purpose: it takes the focus and stays. */
  readonly pinned: boolean
  readonly bounds: () => Box
  readonly onGoToNote: () => void
  /** `back` is true where the focus belongs back on the call. */
  readonly onClose: (back: boolean) => void
  readonly onPointerEnter: () => void
  readonly onPointerLeave: () => void
}

/** A footnote beside its call. */
export function FootnotePopover(props: FootnotePopoverProps) {
  const { call, label, note, pinned, bounds, onGoToNote, onClose, onPointerEnter, onPointerLeave } = props
  const box = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  useEffect(() => {
    content.current!.replaceChildren(
      note === null
        ? document.createTextNode(readerStrings.footnoteMissing)
        : clipboardSerializer.serializeFragment(note.content),
    )
  }, [note])
  useEffect(() => {
    if (pinned) box.current?.querySelector('button')?.focus({ preventScroll: true })
  }, [pinned, call])
  return (
    <Floating
      className="footnote-popover"
      role="dialog"
      aria-label={readerStrings.footnote(label)}
      anchor={() => (call.isConnected ? call.getBoundingClientRect() : null)}
      bounds={bounds}
      side="below"
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose(true)
      }}
      onBlur={(event) => {
        if (pinned && !event.currentTarget.contains(event.relatedTarget)) onClose(false)
      }}
    >
      <div ref={box}>
        <div className="footnote-popover-text">
          <span className="footnote-popover-label" aria-hidden>
            {label}
          </span>
          <div ref={content} />
        </div>
        {note !== null && (
          <button type="button" className="quiet-button" onClick={onGoToNote}>
            <ArrowDown aria-hidden size={14} strokeWidth={1.75} />
            {readerStrings.goToNote}
          </button>
        )}
      </div>
    </Floating>
  )
}
