import { z } from 'zod'
import { idOf } from './record.ts'

/**
 * One remembered choice: `setting:style`, `setting:reading-position/text:…`. A setting is not an edit: it is
 * stored like any record but leaves no undo step.
 */
export const settingRecord = z.object({
  id: idOf('setting'),
  typeName: z.literal('setting'),
  value: z.json(),
})
export type SettingRecord = z.infer<typeof settingRecord>
export type SettingId = SettingRecord['id']
