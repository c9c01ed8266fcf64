import { useState } from 'react'
import { Button, Checkbox, Form } from 'react-aria-components'
import type { TextId } from '../../core/records/text.ts'
import { pageAt } from '../../core/text/page-map.ts'
import { Dialog } from '../controls/Dialog.tsx'
import { TextInput } from '../controls/TextInput.tsx'
import { useNotices } from '../frame/notices.ts'
import { useLibrary } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { useOpenedText } from './opened-texts.ts'

/** A page whose number the reader says. */
export interface PageInQuestion {
  readonly offset: number
  /** What we believe it to be; '' where we know nothing. */
  readonly label: string
  /** True where the page begins exactly at the offset. */
  readonly begins: boolean
}

/** "This is page …": one answer, and every page of the text is worked out anew. */
export function PageCorrectionDialog({
  textId,
  question,
  onClose,
}: {
  readonly textId: TextId
  readonly question: PageInQuestion
  readonly onClose: () => void
}) {
  const client = useLibrary()
  const notices = useNotices()
  const { opened } = useOpenedText(textId)
  const believed = (opened && pageAt(opened.structure.pageMap, question.offset)) ?? question.label
  const [label, setLabel] = useState(believed)
  const [begins, setBegins] = useState(question.begins)
  const [error, setError] = useState<string | null>(null)
  const evidence = opened?.structure.pageMap.pages.find(
    (page) => page.start <= question.offset && question.offset < page.end,
  )?.evidence

  const save = async () => {
    const wanted = label.trim()
    if (wanted === '') return setError(strings.pages.empty)
    const result = await client.call('texts.correctPage', {
      id: textId,
      correction: { offset: question.offset, label: wanted, begins },
    })
    if (!result.ok) return setError(result.error.message)
    notices.tell(strings.pages.corrected(wanted))
    onClose()
  }

  return (
    <Dialog title={strings.pages.title} isOpen onClose={onClose} width="narrow">
      <Form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput
          label={strings.pages.label}
          value={label}
          onChange={(value) => {
            setLabel(value)
            setError(null)
          }}
          error={error}
          autoFocus
          hint={strings.pages.hint(evidence ?? [])}
        />
        <Checkbox className="checkbox" isSelected={begins} onChange={setBegins}>
          <span className="check" aria-hidden />
          {strings.pages.begins}
        </Checkbox>
        <div className="dialog-actions">
          <Button className="button" onPress={onClose}>
            {strings.dialog.cancel}
          </Button>
          <Button className="button primary" type="submit">
            {strings.pages.save}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
