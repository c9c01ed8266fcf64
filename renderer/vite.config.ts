import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The window as files beside each other: no inline script or style, no remote address, fit for any protocol. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../dist/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        // Zod, its configuration and every schema in one file, so that they run in the order of their imports: a file
        // shared by dialogs would run before the window's own, and its schemas before the configuration.
        codeSplitting: {
          groups: [
            { name: 'schemas', test: /node_modules\/zod\/|renderer\/no-eval|core\/(?:records|protocol)\// },
          ],
        },
      },
    },
  },
})
