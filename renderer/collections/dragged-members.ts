import type { DragEvent } from 'react'
import type { MemberId } from '../../core/records/collection.ts'

/** What a drag of items or texts is known by; no other program gives or takes it. */
const type = 'application/x-postil-members'

/** Takes the members along with a drag that begins. */
export function dragMembers(event: DragEvent, memberIds: readonly string[]): void {
  event.dataTransfer.setData(type, JSON.stringify(memberIds))
  event.dataTransfer.effectAllowed = 'copy'
}

/** True where items or texts hover, which may be dropped then. */
export function takesMembers(event: DragEvent): boolean {
  if (!event.dataTransfer.types.includes(type)) return false
  event.preventDefault()
  event.dataTransfer.dropEffect = 'copy'
  return true
}

/** The items and texts that were dropped. */
export function droppedMembers(event: DragEvent): readonly MemberId[] {
  event.preventDefault()
  try {
    const dropped: unknown = JSON.parse(event.dataTransfer.getData(type))
    return Array.isArray(dropped) ? dropped.filter(isMember) : []
  } catch {
    return []
  }
}

/** Another page can drag what it calls so; the library looks at each id once more. */
const isMember = (id: unknown): id is MemberId => typeof id === 'string' && /^(?:item|text):/.test(id)
