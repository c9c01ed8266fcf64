import { ChevronDown } from 'lucide-react'
import { lazy, Suspense, useId, useState } from 'react'
import { Button } from 'react-aria-components'
import { Choice } from '../controls/Choice.tsx'
import { strings } from '../strings.ts'
import { useAllStyles } from '../styles/all-styles.ts'
import { useCitationStyle } from './preferences.ts'

const StylePicker = lazy(() =>
  import('../styles/StylePicker.tsx').then(({ StylePicker }) => ({ default: StylePicker })),
)

/** The style and the locale of citations: chosen once, used everywhere. */
export function StyleChoice() {
  const { style, locale, setStyle, setLocale } = useCitationStyle()
  const { styles, locales } = useAllStyles()
  const [picking, setPicking] = useState(false)
  const label = useId()
  const value = useId()
  return (
    <>
      <div className="field">
        <span className="field-label" id={label}>
          {strings.citing.style}
        </span>
        <Button
          className="input select-button"
          aria-labelledby={`${label} ${value}`}
          aria-haspopup="dialog"
          onPress={() => setPicking(true)}
        >
          <span id={value}>{styles.find(({ id }) => id === style)?.title ?? style}</span>
          <ChevronDown aria-hidden />
        </Button>
        {picking && (
          <Suspense>
            <StylePicker
              style={style}
              locale={locale}
              onChoose={setStyle}
              onClose={() => setPicking(false)}
            />
          </Suspense>
        )}
      </div>
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
