import { useState } from 'react'
import { makeCitekey } from '../../core/citation/citekey.ts'
import {
  citekeyPatternSetting,
  parseCitekeyPattern,
  printCitekeyPattern,
  usualCitekey,
} from '../../core/citation/citekey-pattern.ts'
import { sampleItems } from '../../core/citation/sample-items.ts'
import { TextInput } from '../controls/TextInput.tsx'
import { useRecords, useSetting } from '../library/hooks.ts'
import { strings } from '../strings.ts'

const { citekeys } = strings.settings

/** How new citekeys are made, with the one that an item of the library would get. What cannot be read is not kept. */
export function CitekeyPattern() {
  const key = citekeyPatternSetting.replace('setting:', '')
  const [kept, keep] = useSetting<string>(key, printCitekeyPattern(usualCitekey))
  const [written, setWritten] = useState(kept)
  const parsed = parseCitekeyPattern(written)
  const example = useRecords('item')[0]?.csl ?? sampleItems[0]!
  return (
    <TextInput
      label={citekeys.pattern}
      value={written}
      onChange={(source) => {
        setWritten(source)
        if (parseCitekeyPattern(source).ok) keep(source)
      }}
      {...(parsed.ok ? { hint: citekeys.example(makeCitekey(example, () => false, parsed.value)) } : {})}
      error={parsed.ok ? null : parsed.error.message}
    />
  )
}
