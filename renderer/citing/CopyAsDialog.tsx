import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import type { CitedPassage } from '../../core/protocol/citations.ts'
import type { Result } from '../../core/commands/result.ts'
import { Choice } from '../controls/Choice.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { useLibrary, useSetting } from '../library/hooks.ts'
import { useCitationStyle } from '../settings/preferences.ts'
import { StyleChoice } from '../settings/StyleChoice.tsx'
import { strings } from '../strings.ts'
import { clipOf, passageFormat, passageFormats } from './passage-format.ts'
import type { PassageTarget } from './use-copy-with-citation.ts'

/** Chooses how a passage leaves, with a look at it; the choice is remembered for the next one. */
export function CopyAsDialog({
  target,
  onClose,
  onCopy,
}: {
  readonly target: PassageTarget
  readonly onClose: () => void
  readonly onCopy: () => void
}) {
  const client = useLibrary()
  const { style, locale } = useCitationStyle()
  const [stored, setFormat] = useSetting<string>('copy-format', 'rich')
  const format = passageFormat(stored)
  const [answer, setAnswer] = useState<Result<CitedPassage> | null>(null)
  useEffect(() => {
    let wanted = true
    void client.call('citations.passage', { passage: target, style, locale }).then((result) => {
      if (wanted) setAnswer(result)
    })
    return () => void (wanted = false)
  }, [client, target, style, locale])

  return (
    <Dialog title={strings.citing.copyAs} isOpen onClose={onClose}>
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
            onCopy()
          }}
        >
          {strings.citing.copy}
        </Button>
      </footer>
    </Dialog>
  )
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
