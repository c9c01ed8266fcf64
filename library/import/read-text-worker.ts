import '../worker/guard-prototypes.ts'
import { parentPort, workerData } from 'node:worker_threads'
import { done, type Result } from '../../core/commands/result.ts'
import { chapterSpans } from '../../core/structure/chapter-spans.ts'
import { structureText } from '../../core/structure/structure-text.ts'
import { toStructuredText } from '../../core/structure/structured-text.ts'
import { decodeText } from './decode.ts'
import type { ReadMessage, ReadText } from './read-text.ts'

function read(bytes: Uint8Array, name: string): Result<ReadText> {
  const decoded = decodeText(bytes, name)
  if (!decoded.ok) return decoded
  const structure = structureText(decoded.value.text, {
    name,
    onProgress: (fraction) => tell({ type: 'progress', fraction }),
  })
  const characters = structure.canonical.text.length
  return done({
    structure: toStructuredText(structure),
    characters,
    chapters: chapterSpans(structure.outline, structure.records, characters),
    encoding: decoded.value.encoding,
  })
}

function tell(message: ReadMessage): void {
  parentPort!.postMessage(message)
}

const { bytes, name } = workerData as { bytes: Uint8Array; name: string }
tell({ type: 'ended', result: read(bytes, name) })
