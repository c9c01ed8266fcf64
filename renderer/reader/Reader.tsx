import { useEffect, useMemo, useRef } from 'react'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { nodeViews } from './node-views.ts'
import { readOnly } from './read-only.ts'
import { ReadableText } from './readable-text.ts'
import type { ReaderProps } from './reader-props.ts'
import './reader.css'

/** The text with its margin. */
export function Reader({ opened }: ReaderProps) {
  const host = useRef<HTMLDivElement>(null)
  const text = useMemo(() => new ReadableText(opened.structure.doc), [opened.structure.doc])
  useEffect(() => {
    const view = new EditorView(host.current, {
      state: EditorState.create({ doc: text.doc, plugins: [readOnly()] }),
      nodeViews,
    })
    return () => view.destroy()
  }, [text])
  return (
    <div className="reader">
      <div className="reader-scroll">
        <div className="reader-text" ref={host} />
      </div>
    </div>
  )
}
