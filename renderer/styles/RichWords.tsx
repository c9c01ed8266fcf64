import type { ReactNode } from 'react'
import type { RichText, Styling } from '../../core/citation/rich-text.ts'

/** Words as a citation style sets them. */
export function RichWords({ words }: { readonly words: readonly RichText[] }): ReactNode {
  return words.map((part, index) =>
    typeof part === 'string' ? (
      part
    ) : (
      <Styled key={index} styling={part.styling}>
        <RichWords words={part.children} />
      </Styled>
    ),
  )
}

function Styled({ styling, children }: { readonly styling: Styling; readonly children: ReactNode }) {
  switch (styling) {
    case 'italic':
      return <i>{children}</i>
    case 'bold':
      return <b>{children}</b>
    case 'superscript':
      return <sup>{children}</sup>
    case 'subscript':
      return <sub>{children}</sub>
    default:
      return <span data-styling={styling}>{children}</span>
  }
}
