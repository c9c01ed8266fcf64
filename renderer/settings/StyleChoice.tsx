import { useEffect, useState } from 'react'
import type { StyleInfo } from '../../core/citation/style-info.ts'
import { Choice, ManyChoice } from '../controls/Choice.tsx'
import { useLibrary } from '../library/hooks.ts'
import type { LibraryClient } from '../library/client.ts'
import { strings } from '../strings.ts'
import { useCitationStyle } from './preferences.ts'

interface Styles {
  readonly styles: readonly StyleInfo[]
  readonly locales: readonly string[]
}

const asked = new WeakMap<LibraryClient, Promise<Styles>>()

/** The styles and locales of the library, asked for once; an unanswered question is asked again. */
function stylesOf(client: LibraryClient): Promise<Styles> {
  let answer = asked.get(client)
  if (answer === undefined) {
    answer = client.call('styles.list', {}).then((result) => {
      if (!result.ok) asked.delete(client)
      return result.ok ? result.value : { styles: [], locales: [] }
    })
    asked.set(client, answer)
  }
  return answer
}

/** The style and the locale of citations: chosen once, used everywhere. */
export function StyleChoice() {
  const client = useLibrary()
  const { style, locale, setStyle, setLocale } = useCitationStyle()
  const [{ styles, locales }, setStyles] = useState<Styles>({ styles: [], locales: [] })
  useEffect(() => {
    let wanted = true
    void stylesOf(client).then((answer) => {
      if (wanted) setStyles(answer)
    })
    return () => void (wanted = false)
  }, [client])
  return (
    <>
      <ManyChoice label={strings.citing.style} value={style} options={styles} onChange={setStyle} />
      <Choice
        label={strings.citing.locale}
        value={locale}
        options={(locales.includes(locale) ? locales : [locale, ...locales]).map((id) => ({
          id,
          title: languageName(id),
        }))}
        onChange={setLocale}
      />
    </>
  )
}

const languages = new Intl.DisplayNames(['en-US'], { type: 'language' })

function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag
  } catch {
    return tag
  }
}
