import { FileText, FolderOpen } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useImport } from '../importing/use-import.ts'
import { useLibraryState } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import './page.css'

/** What to do first: bring a text, or try one of ours. */
export function EmptyLibrary() {
  const { chooseFiles, addOffered } = useImport()
  const offered = useLibraryState((state) => state.offered)
  return (
    <section className="page" aria-labelledby="empty-title">
      <h2 id="empty-title" className="page-title">
        {strings.empty.title}
      </h2>
      <p>{strings.empty.what}</p>
      <p>{strings.empty.how}</p>
      <div className="page-actions">
        <Button className="button primary" onPress={chooseFiles}>
          <FolderOpen aria-hidden />
          {strings.empty.choose}
        </Button>
      </div>
      {offered.length > 0 && (
        <div className="offers">
          <h3>{strings.empty.try}</h3>
          <ul>
            {offered.map(({ name, title, kind }) => (
              <li key={name}>
                <Button className="offer" onPress={() => void addOffered(name)}>
                  <FileText aria-hidden />
                  <span>
                    <span className="offer-title">{title}</span>
                    <span className="offer-kind">{strings.empty.kinds[kind]}</span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
