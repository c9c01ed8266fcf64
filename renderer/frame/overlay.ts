import type { CopyTarget } from '../citing/cited.ts'

/** What stands over the window now. */
export type Overlay =
  | {
      readonly kind:
        | 'palette'
        | 'search'
        | 'settings'
        | 'shortcuts'
        | 'export'
        | 'duplicates'
        | 'kept-files'
        | 'save-elsewhere'
        | 'backups'
    }
  | { readonly kind: 'copy-as'; readonly target: CopyTarget }
  | null
