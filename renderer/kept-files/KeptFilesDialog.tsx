import { useContext, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { CommandContext } from '../commands.ts'
import { Dialog } from '../controls/Dialog.tsx'
import { useNotices } from '../frame/notices.ts'
import { useLibrary, useLibraryState, useRecords } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import type { Said } from './keep-file.ts'
import { KeptFileRow } from './KeptFileRow.tsx'
import './kept-files.css'

/** The bibliography files that are kept up to date: where they are, how they stand, and what can be done about each. */
export function KeptFilesDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useLibrary()
  const notices = useNotices()
  const files = useLibraryState((state) => state.keptFiles)
  const registry = useContext(CommandContext)
  const hasItems = useRecords('item').length > 0
  const [said, say] = useState<Said | null>(null)
  const note = useRef<HTMLParagraphElement>(null)
  const words = strings.keptFiles
  const restore = async (id: string) => {
    // The button goes with what it takes back; the focus stays here.
    note.current?.focus()
    say(null)
    notices.valueOf(await client.call('keptFiles.restore', { id }))
  }
  // While the dialog stands it speaks for itself: a notice would cover it where the window is narrow.
  const close = () => {
    onClose()
    const id = said?.stopped
    if (said !== null && id !== undefined)
      notices.tell(said.message, { title: strings.edit.undo, run: () => void restore(id) })
  }
  return (
    <Dialog title={words.title} isOpen onClose={close}>
      <div className="dialog-body">
        {files.length === 0 ? (
          <p className="pane-empty">{hasItems ? words.empty : words.noItems}</p>
        ) : (
          <>
            <p className="kept-explain">{words.explain}</p>
            <ul className="kept-files" aria-label={words.list}>
              {files.map((file) => (
                <KeptFileRow key={file.id} file={file} onSay={say} />
              ))}
            </ul>
          </>
        )}
      </div>
      <footer className="dialog-foot">
        <p ref={note} tabIndex={-1} className="foot-note" role="status">
          {said?.message}
        </p>
        {said?.stopped !== undefined && (
          <Button autoFocus className="button" onPress={() => void restore(said.stopped!)}>
            {strings.edit.undo}
          </Button>
        )}
        <Button className="button" isDisabled={!hasItems} onPress={() => registry.run('export')}>
          {words.export}
        </Button>
      </footer>
    </Dialog>
  )
}
