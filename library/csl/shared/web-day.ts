import type { CslDate, CslItem } from '../../../core/records/csl.ts'
import { isoDate, readLooseDate } from './loose-date.ts'

/** Of an article, EndNote’s and RIS’s edition is the day on which it stood on the web. */
export function putWebDay(item: CslItem): void {
  const edition = readLooseDate(item.edition as string | undefined)
  if (!/^article/.test(item.type) || edition?.['date-parts']?.[0]?.length !== 3) return
  delete item.edition
  item['available-date'] = edition
}

/** That day, "2001/05/17", where the item has one day and no edition. */
export function webDay(item: CslItem): string | undefined {
  const date = item['available-date'] as CslDate | undefined
  const isWhole = date?.['date-parts']?.length === 1 && date.season === undefined && !date.circa
  if (!/^article/.test(item.type) || item.edition !== undefined || !isWhole) return undefined
  const day = isoDate(date)
  return day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) ? day.replaceAll('-', '/') : undefined
}
