import './no-eval.ts'
// Before every component's own rules, which refine it.
import './theme/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connect } from './bridge.ts'
import { App } from './frame/App.tsx'
import { LibraryClient } from './library/client.ts'

/** Connects to the library and mounts the window. */
async function start(): Promise<void> {
  const client = new LibraryClient(await connect())
  void client.open()
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  )
}

void start()
