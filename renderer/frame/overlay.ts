import type { PassageTarget } from '../citing/use-copy-with-citation.ts'

/** What stands over the window now. */
export type Overlay =
  | { readonly kind: 'palette' | 'search' | 'settings' | 'shortcuts' | 'export' | 'duplicates' }
  | { readonly kind: 'copy-as'; readonly target: PassageTarget }
  | null
