import { Worker } from 'node:worker_threads'
import { refuse, type Result } from '../../core/commands/result.ts'
import type { StructuredText } from '../../core/structure/structured-text.ts'
import { workerFile } from '../worker/worker-file.ts'
import { largestText } from './decode.ts'

/** A text as its bytes tell it. */
export interface ReadText {
  readonly structure: StructuredText
  /** Length of the canonical text, UTF-16 units. */
  readonly characters: number
  /** Where in it the chapters stand that `structure.records` holds, by their key. */
  readonly chapters: readonly { readonly key: string; readonly start: number; readonly end: number }[]
  readonly encoding: string
}

/** What the worker tells. */
export type ReadMessage =
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'ended'; readonly result: Result<ReadText> }

/**
 * What reading a text may cost: ten times what an honest one takes on a slow machine. A text that takes longer is
 * broken or was made to.
 */
const timeLimit = (bytes: number): number => 60_000 + (bytes / 1_000_000) * 60_000

/** Megabytes that reading may take; the longest text there may be takes two thirds of it. */
const memoryLimit = 3072

/**
 * Decodes a file and finds its structure in a worker, so that neither a huge nor a hostile text holds up the host. An
 * aborted `signal` ends the worker at once and leaves nothing.
 */
export function readText(
  bytes: Uint8Array,
  name: string,
  {
    signal,
    onProgress,
    most = { milliseconds: timeLimit(bytes.length), megabytes: memoryLimit },
  }: {
    signal?: AbortSignal | undefined
    onProgress?: ((fraction: number) => void) | undefined
    /** What the reading may cost before it is stopped. */
    most?: { readonly milliseconds: number; readonly megabytes: number }
  } = {},
): Promise<Result<ReadText>> {
  if (bytes.length > largestText * 2) return Promise.resolve(tooLarge(name, bytes.length))
  return new Promise((resolve) => {
    const worker = new Worker(workerFile(import.meta.url, 'read-text-worker'), {
      workerData: { bytes, name },
      resourceLimits: { maxOldGenerationSizeMb: most.megabytes },
    })
    const end = (result: Result<ReadText>) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      void worker.terminate()
      resolve(result)
    }
    const abort = () =>
      end(refuse('cancelled', `The import of “${name}” was cancelled. Nothing of it was kept.`))
    const timer = setTimeout(() => end(tooSlow(name, most.milliseconds)), most.milliseconds)
    worker.on('message', (message: ReadMessage) =>
      message.type === 'progress' ? onProgress?.(message.fraction) : end(message.result),
    )
    worker.on('error', (error) => end(failed(name, error)))
    worker.on('exit', () => end(failed(name, null)))
    if (signal?.aborted) abort()
    else signal?.addEventListener('abort', abort)
  })
}

function tooLarge(name: string, bytes: number): Result<never> {
  return refuse(
    'too-large',
    `“${name}” has ${Math.round(bytes / 1024 / 1024)} MB, too much for a text. Nothing was imported.`,
  )
}

function tooSlow(name: string, milliseconds: number): Result<never> {
  return refuse(
    'too-large',
    `“${name}” took longer than ${Math.round(milliseconds / 1000)} seconds to read and was stopped. Nothing was imported.`,
    ['It may be damaged or made to be slow. A part of it may be read.'],
  )
}

function failed(name: string, error: (Error & { code?: string }) | null): Result<never> {
  return error?.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? refuse('too-large', `“${name}” needs more memory than there is for one text. Nothing was imported.`, [
        'Split it into parts.',
      ])
    : refuse('internal', `“${name}” could not be read because of a defect in Postil. Nothing was imported.`, [
        ...(error === null ? [] : [error.message]),
      ])
}
