import { useEffect, useLayoutEffect } from 'react'
import type { TextId } from '../../core/records/text.ts'
import { useLibrary } from '../library/hooks.ts'
import { useNavigation, useView } from './navigation.ts'

/** The setting that holds the text in view, or '' where the library is. */
const key = 'open-text'

/** The text that was in view when the window was closed is in view when it opens. */
export function useLastText(): void {
  const client = useLibrary()
  const navigation = useNavigation()
  const view = useView()
  const textId = view.kind === 'text' ? view.textId : ''

  // Once, before anything is painted: the list would only flash.
  useLayoutEffect(() => {
    const last = client.setting(key)
    if (typeof last === 'string' && client.records.get(last as TextId)?.typeName === 'text')
      navigation.begin({ kind: 'text', textId: last as TextId, target: null })
  }, [client, navigation])

  useEffect(() => {
    // What is shown in the first moment is no choice of anybody.
    if (navigation.current() === view && (client.setting(key) ?? '') !== textId)
      void client.choose(key, textId)
  }, [client, navigation, view, textId])
}
