import { X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Button } from 'react-aria-components'
import { IconButton } from '../controls/IconButton.tsx'
import { strings } from '../strings.ts'
import { useNotices } from './notices.ts'
import './notices.css'

/** The notices, read out as they come: politely what was done, at once what was refused. */
export function NoticeList() {
  const notices = useNotices()
  const list = useSyncExternalStore(notices.subscribe, notices.current)
  return (
    <section className="notices" aria-label={strings.notices.region}>
      {(['done', 'refused'] as const).map((tone) => (
        <div key={tone} role={tone === 'done' ? 'status' : 'alert'}>
          {list
            .filter((notice) => notice.tone === tone)
            .map((notice) => (
              <div key={notice.id} className="notice" data-tone={tone}>
                <div className="notice-words">
                  <p>{notice.message}</p>
                  {notice.details.map((line) => (
                    <p key={line} className="notice-detail">
                      {line}
                    </p>
                  ))}
                </div>
                {notice.action && (
                  <Button
                    className="button link"
                    onPress={() => {
                      notices.dismiss(notice.id)
                      notice.action?.run()
                    }}
                  >
                    {notice.action.title}
                  </Button>
                )}
                <IconButton
                  name={strings.notices.dismiss}
                  icon={<X />}
                  onPress={() => notices.dismiss(notice.id)}
                />
              </div>
            ))}
        </div>
      ))}
    </section>
  )
}
