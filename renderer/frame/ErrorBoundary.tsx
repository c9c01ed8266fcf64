import { Component, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { strings } from '../strings.ts'
import '../controls/controls.css'
import './page.css'

/** What a defect of ours leaves: what was kept, and the way on. The library is in another process and lost nothing. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode; readonly onRetry?: () => void },
  { readonly error: Error | null }
> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <div className="page" role="alert">
        <h1>{strings.broken.title}</h1>
        <p>{strings.broken.kept}</p>
        <p>{strings.broken.next}</p>
        <div className="page-actions">
          <Button
            className="button primary"
            onPress={() => {
              this.props.onRetry?.()
              this.setState({ error: null })
            }}
          >
            {strings.broken.retry}
          </Button>
          <Button className="button" onPress={() => location.reload()}>
            {strings.broken.reload}
          </Button>
        </div>
        <details>
          <summary>{strings.broken.details}</summary>
          <pre>{error.stack ?? error.message}</pre>
        </details>
      </div>
    )
  }
}
