import { useCallback, useMemo } from 'react'
import type { CiteDetails } from '../../core/citation/locator.ts'
import { useNotices } from '../frame/notices.ts'
import { useLibrary, useSetting } from '../library/hooks.ts'
import { useCitationStyle } from '../settings/preferences.ts'
import { strings } from '../strings.ts'
import { citedBy, type CopyTarget } from './cited.ts'
import { copy } from './clipboard.ts'
import { clipOf, passageFormat } from './passage-format.ts'

/** Puts a passage with its citation, or the citation of items, on the clipboard, in the style and format that were chosen last. */
export function useCopyWithCitation(onChooseFormat: (target: CopyTarget) => void) {
  const client = useLibrary()
  const notices = useNotices()
  const { style, locale } = useCitationStyle()
  const [format] = useSetting<string>('copy-format', 'rich')
  const copyCited = useCallback(
    async (target: CopyTarget, details: CiteDetails) => {
      const cited = notices.valueOf(await citedBy(client, target, details, { style, locale }))
      if (cited === null) return
      const copied = await copy(clipOf(cited, passageFormat(format)))
      if (copied)
        notices.tell(
          strings.citing.copied(strings.citing.formats[passageFormat(format)], 'itemIds' in target),
          {
            title: strings.citing.otherFormat,
            run: () => onChooseFormat(target),
          },
        )
      else notices.refuse({ code: 'forbidden', message: strings.citing.clipboardRefused })
    },
    [client, notices, style, locale, format, onChooseFormat],
  )
  return useMemo(
    () =>
      (target: CopyTarget, details: CiteDetails = {}) =>
        void copyCited(target, details),
    [copyCited],
  )
}
