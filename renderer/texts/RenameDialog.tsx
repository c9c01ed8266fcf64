import { useState } from 'react'
import { Button, Form } from 'react-aria-components'
import type { TextRecord } from '../../core/records/text.ts'
import { Dialog } from '../controls/Dialog.tsx'
import { TextInput } from '../controls/TextInput.tsx'
import { useLibrary } from '../library/hooks.ts'
import { strings } from '../strings.ts'

/** Gives a text another title in the library; the text itself stays as it is. */
export function RenameDialog({ text, onClose }: { readonly text: TextRecord; readonly onClose: () => void }) {
  const client = useLibrary()
  const [title, setTitle] = useState(text.title)
  const [error, setError] = useState<string | null>(null)
  const save = async () => {
    if (title.trim() === '') return setError(strings.texts.titleEmpty)
    if (title.trim() === text.title) return onClose()
    const result = await client.call('texts.rename', { id: text.id, title })
    if (result.ok) onClose()
    else setError(result.error.message)
  }
  return (
    <Dialog title={strings.texts.rename} isOpen onClose={onClose}>
      <Form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput label={strings.texts.title} value={title} onChange={setTitle} error={error} autoFocus />
        <div className="dialog-actions">
          <Button className="button" onPress={onClose}>
            {strings.dialog.cancel}
          </Button>
          <Button className="button primary" type="submit">
            {strings.dialog.save}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
