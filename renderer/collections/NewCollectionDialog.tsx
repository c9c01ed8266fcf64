import { useState } from 'react'
import { Button, Form } from 'react-aria-components'
import { Dialog } from '../controls/Dialog.tsx'
import { TextInput } from '../controls/TextInput.tsx'
import { useNavigation } from '../frame/navigation.ts'
import { useLibrary } from '../library/hooks.ts'
import { strings } from '../strings.ts'

/** Makes a collection and goes to it. */
export function NewCollectionDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useLibrary()
  const navigation = useNavigation()
  const [title, setTitle] = useState('')
  const [error, setError] = useState<string | null>(null)
  const make = async () => {
    const made = await client.call('collections.create', { title: title.trim() })
    if (!made.ok) return setError(made.error.message)
    onClose()
    navigation.openCollection(made.value.id)
  }
  return (
    <Dialog title={strings.collections.new} isOpen onClose={onClose} width="narrow">
      <Form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault()
          if (title.trim() !== '') void make()
        }}
      >
        <TextInput
          label={strings.collections.name}
          value={title}
          onChange={(value) => {
            setTitle(value)
            setError(null)
          }}
          error={error}
          autoFocus
        />
        <div className="dialog-actions">
          <Button className="button" onPress={onClose}>
            {strings.dialog.cancel}
          </Button>
          <Button className="button primary" type="submit" isDisabled={title.trim() === ''}>
            {strings.collections.make}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
