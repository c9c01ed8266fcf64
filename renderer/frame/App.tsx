import { useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { CommandContext, CommandRegistry } from '../commands.ts'
import type { LibraryClient } from '../library/client.ts'
import { LibraryContext, useLibraryState } from '../library/hooks.ts'
import { strings } from '../strings.ts'
import { Reading, ReadingContext } from '../texts/reading.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Frame } from './Frame.tsx'
import { Navigation, NavigationContext } from './navigation.ts'
import { Notices, NoticesContext } from './notices.ts'
import { useAppliedTheme } from './theme.ts'
import './page.css'

/** The window over one library. */
export function App({ client }: { readonly client: LibraryClient }) {
  const [registry] = useState(() => new CommandRegistry())
  const [navigation] = useState(() => new Navigation())
  const [notices] = useState(() => new Notices())
  const [reading] = useState(() => new Reading())
  return (
    <I18nProvider locale="en-US">
      <LibraryContext value={client}>
        <CommandContext value={registry}>
          <NavigationContext value={navigation}>
            <NoticesContext value={notices}>
              <ReadingContext value={reading}>
                <ErrorBoundary>
                  <Opened client={client} />
                </ErrorBoundary>
              </ReadingContext>
            </NoticesContext>
          </NavigationContext>
        </CommandContext>
      </LibraryContext>
    </I18nProvider>
  )
}

function Opened({ client }: { readonly client: LibraryClient }) {
  useAppliedTheme()
  const status = useLibraryState((state) => state.status)
  if (status === 'ready') return <Frame />
  if (status === 'failed') return <NotOpened onRetry={() => void client.open()} />
  return <Opening />
}

/** Said only when it takes a moment: a flash of words would be noise. */
function Opening() {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 400)
    return () => clearTimeout(timer)
  }, [])
  return (
    <main className="page" aria-busy>
      {slow && <p role="status">{strings.opening}</p>}
    </main>
  )
}

function NotOpened({ onRetry }: { readonly onRetry: () => void }) {
  const error = useLibraryState((state) => state.error)
  return (
    <main>
      <div className="page" role="alert">
        <h1>{strings.notOpened.title}</h1>
        <p>{error?.message}</p>
        {error?.details?.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>{strings.notOpened.kept}</p>
        <div className="page-actions">
          <button className="button primary" onClick={onRetry}>
            {strings.notOpened.retry}
          </button>
        </div>
      </div>
    </main>
  )
}
