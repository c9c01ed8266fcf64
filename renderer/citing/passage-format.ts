import type { CitedPassage } from '../../core/protocol/citations.ts'
import type { Clip } from './clipboard.ts'

/** How a passage and its citation can leave: for word processors, plain, and for manuscripts. */
export const passageFormats = ['rich', 'text', 'pandoc', 'latex', 'typst'] as const
export type PassageFormat = (typeof passageFormats)[number]

export function passageFormat(name: string): PassageFormat {
  return passageFormats.find((format) => format === name) ?? 'rich'
}

export function clipOf(passage: CitedPassage, format: PassageFormat): Clip {
  return format === 'rich' ? { text: passage.text, html: passage.html } : { text: passage[format] }
}
