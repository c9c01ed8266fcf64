import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { strings } from '../strings.ts'
import { useImport } from './use-import.ts'
import './drop-target.css'

/** The whole window takes files that are dropped on it, and says so while they hover. */
export function DropTarget() {
  const { importDropped } = useImport()
  const [hovering, setHovering] = useState(false)

  useEffect(() => {
    let depth = 0
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      depth += 1
      setHovering(true)
    }
    const leave = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setHovering(false)
    }
    const over = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      depth = 0
      setHovering(false)
      importDropped([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [importDropped])

  if (!hovering) return null
  return (
    <div className="drop-target" aria-hidden>
      <p>
        <FileDown />
        {strings.importing.dropHere}
      </p>
    </div>
  )
}
