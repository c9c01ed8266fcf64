import { Dialog } from '../controls/Dialog.tsx'
import { strings } from '../strings.ts'
import { ArchiveSection } from './ArchiveSection.tsx'
import { BackupsSection } from './BackupsSection.tsx'
import { HealthSection } from './HealthSection.tsx'
import './keeping.css'

/** What keeps the library safe: whether it is whole, its backups, and the whole of it as one file. */
export function BackupsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={strings.backups.title} isOpen onClose={onClose}>
      <div className="dialog-body keeping">
        <BackupsSection />
        <ArchiveSection />
        <HealthSection />
      </div>
    </Dialog>
  )
}
