import { lookSettings } from '../../core/citation/usual-look.ts'
import { highlightColors, type HighlightColor } from '../../core/records/annotation.ts'
import { useSetting } from '../library/hooks.ts'
import { defaultTypography, type Typography } from '../reader/index.ts'
import { strings } from '../strings.ts'

export const themes = ['system', 'light', 'sepia', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Bounds and steps of the typography a person can choose. */
export const typographyRange = {
  size: { min: 14, max: 32, step: 1 },
  measure: { min: 40, max: 100, step: 2 },
  lineHeight: { min: 1.2, max: 2, step: 0.05 },
} as const

/** The names that the five colors have until a person gives them others. */
const givenNames: Readonly<Record<HighlightColor, string>> = strings.settings.colorNames

export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [stored, choose] = useSetting<string>('theme', 'system')
  return [themes.find((theme) => theme === stored) ?? 'system', choose]
}

export function useTypography(): readonly [Typography, (change: Partial<Typography>) => void] {
  const [size, setSize] = useSetting<number>('text-size', defaultTypography.size)
  const [measure, setMeasure] = useSetting<number>('text-measure', defaultTypography.measure)
  const [lineHeight, setLineHeight] = useSetting<number>('text-line-height', defaultTypography.lineHeight)
  const typography: Typography = {
    size: within(size, typographyRange.size),
    measure: within(measure, typographyRange.measure),
    lineHeight: within(lineHeight, typographyRange.lineHeight),
  }
  return [
    typography,
    (change) => {
      if (change.size !== undefined) setSize(within(change.size, typographyRange.size))
      if (change.measure !== undefined) setMeasure(within(change.measure, typographyRange.measure))
      if (change.lineHeight !== undefined)
        setLineHeight(within(change.lineHeight, typographyRange.lineHeight))
    },
  ]
}

export function useColorNames(): readonly [
  Readonly<Record<HighlightColor, string>>,
  (color: HighlightColor, name: string) => void,
] {
  const [stored, choose] = useSetting<Record<string, string>>('color-names', noNames)
  const names = Object.fromEntries(
    highlightColors.map((color) => {
      const name = stored[color]
      return [color, typeof name === 'string' && name.trim() !== '' ? name : givenNames[color]]
    }),
  ) as Record<HighlightColor, string>
  return [names, (color, name) => choose({ ...stored, [color]: name.trim() })]
}
const noNames: Record<string, string> = {}

/** The style and the locale that citations are made in. */
export function useCitationStyle() {
  const [style, setStyle] = useSetting<string>(lookSettings.style.key, lookSettings.style.usual)
  const [locale, setLocale] = useSetting<string>(lookSettings.locale.key, lookSettings.locale.usual)
  return { style, locale, setStyle, setLocale }
}

function within(value: number, { min, max }: { readonly min: number; readonly max: number }): number {
  return Math.max(min, Math.min(max, value))
}
