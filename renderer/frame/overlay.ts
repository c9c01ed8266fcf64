import type { MemberId } from '../../core/records/collection.ts'
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
        | 'new-collection'
        | 'kept-files'
        | 'save-elsewhere'
        | 'backups'
    }
  | { readonly kind: 'copy-as'; readonly target: CopyTarget }
  | { readonly kind: 'add-to-collection'; readonly memberIds: readonly MemberId[] }
  | null
