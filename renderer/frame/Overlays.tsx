import { lazy, Suspense, useCallback, useState } from 'react'
import type { CiteDetails } from '../../core/citation/locator.ts'
import type { CopyTarget } from '../citing/cited.ts'
import type { ItemId } from '../../core/records/item.ts'
import { TypedAhead } from '../palette/TypedAhead.tsx'
import type { Overlay } from './overlay.ts'

/** What no first paint needs comes in files of its own, fetched as soon as the window rests. */
const parts = {
  palette: () => import('../palette/Palette.tsx'),
  settings: () => import('../settings/SettingsDialog.tsx'),
  shortcuts: () => import('../settings/ShortcutsDialog.tsx'),
  export: () => import('../export/ExportDialog.tsx'),
  keptFiles: () => import('../kept-files/KeptFilesDialog.tsx'),
  backups: () => import('../keeping/BackupsDialog.tsx'),
  saveElsewhere: () => import('../keeping/SaveElsewhereDialog.tsx'),
  duplicates: () => import('../duplicates/DuplicatesDialog.tsx'),
  addToCollection: () => import('../collections/AddToCollectionDialog.tsx'),
  newCollection: () => import('../collections/NewCollectionDialog.tsx'),
  copyAs: () => import('../citing/CopyAsDialog.tsx'),
}
const Palette = lazy(() => parts.palette().then(({ Palette }) => ({ default: Palette })))
const SettingsDialog = lazy(() =>
  parts.settings().then(({ SettingsDialog }) => ({ default: SettingsDialog })),
)
const ShortcutsDialog = lazy(() =>
  parts.shortcuts().then(({ ShortcutsDialog }) => ({ default: ShortcutsDialog })),
)
const ExportDialog = lazy(() => parts.export().then(({ ExportDialog }) => ({ default: ExportDialog })))
const KeptFilesDialog = lazy(() =>
  parts.keptFiles().then(({ KeptFilesDialog }) => ({ default: KeptFilesDialog })),
)
const BackupsDialog = lazy(() => parts.backups().then(({ BackupsDialog }) => ({ default: BackupsDialog })))
const SaveElsewhereDialog = lazy(() =>
  parts.saveElsewhere().then(({ SaveElsewhereDialog }) => ({ default: SaveElsewhereDialog })),
)
const DuplicatesDialog = lazy(() =>
  parts.duplicates().then(({ DuplicatesDialog }) => ({ default: DuplicatesDialog })),
)
const AddToCollectionDialog = lazy(() =>
  parts.addToCollection().then(({ AddToCollectionDialog }) => ({ default: AddToCollectionDialog })),
)
const NewCollectionDialog = lazy(() =>
  parts.newCollection().then(({ NewCollectionDialog }) => ({ default: NewCollectionDialog })),
)
const CopyAsDialog = lazy(() => parts.copyAs().then(({ CopyAsDialog }) => ({ default: CopyAsDialog })))

/** Fetches what floats over the window, so that nobody waits for it; what fails is fetched when it is wanted. */
export function fetchOverlays(): void {
  for (const part of Object.values(parts)) part().catch(() => undefined)
}

/** What floats over the window now. */
export function Overlays({
  overlay,
  selectedItems,
  onClose,
  onCopy,
}: {
  readonly overlay: Overlay
  readonly selectedItems: readonly ItemId[]
  readonly onClose: () => void
  readonly onCopy: (target: CopyTarget, details: CiteDetails) => void
}) {
  const [typed, setTyped] = useState('')
  const closePalette = useCallback(() => {
    setTyped('')
    onClose()
  }, [onClose])
  const isPalette = overlay?.kind === 'palette' || overlay?.kind === 'search'
  return (
    <Suspense fallback={isPalette && <TypedAhead words={typed} onType={setTyped} onClose={closePalette} />}>
      {shown()}
    </Suspense>
  )

  function shown() {
    switch (overlay?.kind) {
      case undefined:
        return null
      case 'palette':
      case 'search':
        return <Palette commands={overlay.kind === 'palette'} typed={typed} onClose={closePalette} />
      case 'settings':
        return <SettingsDialog onClose={onClose} />
      case 'shortcuts':
        return <ShortcutsDialog onClose={onClose} />
      case 'export':
        return <ExportDialog selected={selectedItems} onClose={onClose} />
      case 'kept-files':
        return <KeptFilesDialog onClose={onClose} />
      case 'backups':
        return <BackupsDialog onClose={onClose} />
      case 'save-elsewhere':
        return <SaveElsewhereDialog onClose={onClose} />
      case 'duplicates':
        return <DuplicatesDialog onClose={onClose} />
      case 'new-collection':
        return <NewCollectionDialog onClose={onClose} />
      case 'add-to-collection':
        return <AddToCollectionDialog memberIds={overlay.memberIds} onClose={onClose} />
      case 'copy-as':
        return (
          <CopyAsDialog
            target={overlay.target}
            onClose={onClose}
            onCopy={(details) => onCopy(overlay.target, details)}
          />
        )
    }
  }
}
