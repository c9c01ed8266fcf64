import { describe, expect, it } from 'vitest'
import { expandMacros, readMacros } from '../../../../library/csl/bibtex/macros.ts'

const nothingIsKnown = () => false
const defined = (preamble: string) => readMacros(preamble, nothingIsKnown)

describe('the commands of a preamble', () => {
  it('stand for their words with the arguments in place, in groups or not', () => {
    const macros = defined(String.raw`\newcommand{\both}[2]{#2 and #1}`)
    expect(expandMacros(String.raw`\both {tea}{salt}, \both ab, \both\x\y`, macros, 1000)).toBe(
      String.raw`salt and tea, b and a, \y and \x`,
    )
  })

  it('may stand for one another', () => {
    const macros = defined(String.raw`\def\inner{tea} \newcommand*\outer[1]{#1 \inner{}}`)
    expect(expandMacros(String.raw`\outer{green}`, macros, 1000)).toBe('green tea{}')
  })

  it('are left as they are where they lack an argument, draw a letter, or are known by name', () => {
    const preamble = String.raw`\newcommand{\x}[1]{#1} \def\drawn#1{\accent"17 #1} \newcommand{\v}[1]{#1}`
    const macros = readMacros(preamble, (name) => name === 'v')
    expect([...macros.keys()]).toEqual(['x'])
    expect(expandMacros(String.raw`no more \x`, macros, 1000)).toBe(String.raw`no more \x`)
  })

  it('leave a value as it is written that would grow without measure', () => {
    const tenfold = (name: string, inner: string) => `\\def\\${name}{${inner.repeat(10)}}`
    const macros = defined(
      tenfold('a', '\\b') + tenfold('b', '\\c') + tenfold('c', '\\d') + tenfold('d', 'x'),
    )
    expect(expandMacros('\\a', macros, 1000)).toBe('\\a')
  })

  it('take a time that grows with the value, however its groups are left open', () => {
    const macros = defined(String.raw`\newcommand{\x}[1]{#1}`)
    const open = String.raw`\x{`.repeat(100_000)
    expect(expandMacros(open, macros, 1000)).toBe(open)
  })
})
