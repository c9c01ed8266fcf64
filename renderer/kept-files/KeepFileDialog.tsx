import { useState, type FormEvent } from 'react'
import { Button } from 'react-aria-components'
import { Dialog } from '../controls/Dialog.tsx'
import { TextInput } from '../controls/TextInput.tsx'
import { strings } from '../strings.ts'
import { isFileName } from './keep-file.ts'

/** Asks for the name of a file that is kept up to date, on a host that has one folder for such files and no dialog of its own. */
export function KeepFileDialog({
  folder,
  first,
  onClose,
  onKeep,
}: {
  readonly folder: string
  readonly first: string
  readonly onClose: () => void
  readonly onKeep: (name: string) => Promise<void>
}) {
  const [name, setName] = useState(first)
  const good = isFileName(name.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (good) void onKeep(name.trim())
  }
  return (
    <Dialog title={strings.keptFiles.nameTitle} isOpen onClose={onClose} width="narrow">
      <form className="dialog-body" onSubmit={submit}>
        <TextInput
          label={strings.keptFiles.name}
          value={name}
          onChange={setName}
          hint={strings.keptFiles.nameHint(folder)}
          error={good || name === '' ? null : strings.keptFiles.badName}
          autoFocus
        />
        <div className="dialog-actions">
          <Button className="button" onPress={onClose}>
            {strings.dialog.cancel}
          </Button>
          <Button className="button primary" type="submit" isDisabled={!good}>
            {strings.keptFiles.keep}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
