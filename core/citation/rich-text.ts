/** What a citation style can do to words, and nothing else. */
export type Styling =
  | 'italic'
  | 'bold'
  | 'underline'
  | 'small-caps'
  | 'superscript'
  | 'subscript'
  | 'upright'
  | 'block'
  | 'left-margin'
  | 'right-inline'
  | 'indent'

/** Words, or words with a styling. */
export type RichText = string | { readonly styling: Styling; readonly children: readonly RichText[] }
