import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import type { CiteDetails } from '../../core/citation/locator.ts'
import type { CitedPassage } from '../../core/protocol/citations.ts'
import type { Result } from '../../core/commands/result.ts'
import { Choice } from '../controls/Choice.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { useLibrary, useSetting } from '../library/hooks.ts'
import { useCitationStyle } from '../settings/preferences.ts'
import { StyleChoice } from '../settings/StyleChoice.tsx'
import { strings } from '../strings.ts'
import { citedBy, type CopyTarget } from './cited.ts'
import { CiteFields } from './CiteFields.tsx'
import { clipOf, passageFormat, passageFormats } from './passage-format.ts'

/** Chooses how a passage or items leave, with a look at it; the format and the style are remembered for the next one. */
export function CopyAsDialog({
  target,
  onClose,
  onCopy,
}: {
  readonly target: CopyTarget
  readonly onClose: () => void
  readonly onCopy: (details: CiteDetails) => void
}) {
  const client = useLibrary()
  const { style, locale } = useCitationStyle()
  const [stored, setFormat] = useSetting<string>('copy-format', 'rich')
  const format = passageFormat(stored)
  const isPassage = !('itemIds' in target)
  const [details, setDetails] = useState<CiteDetails>({})
  const [answer, setAnswer] = useState<Result<CitedPassage> | null>(null)
  useEffect(() => {
    let wanted = true
    void citedBy(client, target, written(details), { style, locale }).then((result) => {
      if (wanted) setAnswer(result)
    })
    return () => void (wanted = false)
  }, [client, target, details, style, locale])

  return (
    <Dialog title={isPassage ? strings.citing.copyAs : strings.items.copyCitation} isOpen onClose={onClose}>
      <div className="dialog-body">
        <div className="columns">
          <Choice
            label={strings.citing.format}
            value={format}
            options={passageFormats.map((id) => ({ id, title: strings.citing.formats[id] }))}
            onChange={setFormat}
          />
          <StyleChoice />
        </div>
        <CiteFields
          details={details}
          onChange={setDetails}
          withPlace={isPassage || target.itemIds.length === 1}
          ownPage={isPassage}
        />
        <Preview
          text={answer === null ? '' : answer.ok ? clipOf(answer.value, format).text : answer.error.message}
          prose={format === 'rich' || format === 'text'}
        />
      </div>
      <footer className="dialog-foot">
        <Button className="button" onPress={onClose}>
          {strings.dialog.cancel}
        </Button>
        <Button
          className="button primary"
          isDisabled={answer?.ok !== true}
          onPress={() => {
            onClose()
            onCopy(written(details))
          }}
        >
          {strings.citing.copy}
        </Button>
      </footer>
    </Dialog>
  )
}

/** What was written in: a field left empty leaves a passage its own page. */
function written({ locator, label, prefix, suffix, suppressAuthor, narrative }: CiteDetails): CiteDetails {
  return {
    ...(locator ? { locator, label } : {}),
    ...(prefix ? { prefix } : {}),
    ...(suffix ? { suffix } : {}),
    ...(suppressAuthor ? { suppressAuthor } : {}),
    ...(narrative ? { narrative } : {}),
  }
}

/** What will leave, set as prose or as source. */
export function Preview({ text, prose }: { readonly text: string; readonly prose: boolean }) {
  return (
    <div
      className="preview"
      role="region"
      aria-label={strings.citing.preview}
      tabIndex={0}
      data-prose={prose}
    >
      {text}
    </div>
  )
}
