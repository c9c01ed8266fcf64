import { useCallback, useMemo } from 'react'
import type { Argument } from '../../core/protocol/index.ts'
import { useNotices } from '../frame/notices.ts'
import { useLibrary, useSetting } from '../library/hooks.ts'
import { useCitationStyle } from '../settings/preferences.ts'
import { strings } from '../strings.ts'
import { copy } from './clipboard.ts'
import { clipOf, passageFormat } from './passage-format.ts'

/** A passage as `citations.passage` takes it. */
export type PassageTarget = Argument<'citations.passage'>['passage']

/** Puts a passage with its citation on the clipboard, in the style and format that were chosen last. */
export function useCopyWithCitation(onChooseFormat: (target: PassageTarget) => void) {
  const client = useLibrary()
  const notices = useNotices()
  const { style, locale } = useCitationStyle()
  const [format] = useSetting<string>('copy-format', 'rich')
  const copyPassage = useCallback(
    async (passage: PassageTarget) => {
      const cited = notices.valueOf(await client.call('citations.passage', { passage, style, locale }))
      if (cited === null) return
      const copied = await copy(clipOf(cited, passageFormat(format)))
      if (copied)
        notices.tell(strings.citing.copied(strings.citing.formats[passageFormat(format)]), {
          title: strings.citing.otherFormat,
          run: () => onChooseFormat(passage),
        })
      else notices.refuse({ code: 'forbidden', message: strings.citing.clipboardRefused })
    },
    [client, notices, style, locale, format, onChooseFormat],
  )
  return useMemo(() => (passage: PassageTarget) => void copyPassage(passage), [copyPassage])
}
