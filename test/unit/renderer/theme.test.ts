import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { highlightColors } from '../../../core/records/annotation.ts'

/** The themes' colors as the style sheet states them, and the contrasts they promise. */
type Rgb = readonly [number, number, number]
interface Color {
  /** Linear light, 0–1. */
  readonly rgb: Rgb
  readonly lightness: number
  readonly chroma: number
  readonly alpha: number
}

const css = readFileSync(new URL('../../../renderer/theme/themes.css', import.meta.url), 'utf8')
const themes = ['light', 'sepia', 'dark'] as const

function tokensOf(theme: string): Map<string, Color> {
  const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)![1]!
  const tokens = new Map<string, Color>()
  for (const [, name, l, c, h, alpha] of block.matchAll(
    /--([\w-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+))?\);/g,
  ))
    tokens.set(name!, fromOklch(Number(l), Number(c), Number(h), Number(alpha ?? 1)))
  return tokens
}

/** OKLCH to linear sRGB: B. Ottosson, “A perceptual color space for image processing”, 2020. */
function fromOklch(lightness: number, chroma: number, hue: number, alpha: number): Color {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.max(0, Math.min(1, value))
  return {
    lightness,
    chroma,
    alpha,
    rgb: [
      clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
      clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
      clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
    ],
  }
}

const encode = (x: number) => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055)
const decode = (x: number) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4)

/** What a browser paints: it mixes the encoded values. */
function over(top: Color, under: Rgb): Rgb {
  return under.map((value, index) =>
    decode(encode(top.rgb[index]!) * top.alpha + encode(value) * (1 - top.alpha)),
  ) as unknown as Rgb
}

/** WCAG 2.2, relative luminance and contrast ratio. */
const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b
function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

describe.each(themes)('the %s theme', (theme) => {
  const tokens = tokensOf(theme)
  const color = (name: string) => tokens.get(name)!
  const paper = color('paper').rgb
  const ink = color('ink').rgb

  test('keeps 7:1 for the text on paper and on every highlight', () => {
    expect(contrast(ink, paper)).toBeGreaterThan(7)
    for (const name of highlightColors)
      expect(contrast(ink, over(color(`highlight-${name}`), paper)), name).toBeGreaterThan(7)
  })

  test('keeps 7:1 where any two highlights overlap', () => {
    for (const below of highlightColors)
      for (const above of highlightColors) {
        const both = over(color(`highlight-${above}`), over(color(`highlight-${below}`), paper))
        expect(contrast(ink, both), `${above} over ${below}`).toBeGreaterThan(7)
      }
  })

  test('gives all highlights one lightness, one chroma and one strength', () => {
    const all = highlightColors.map((name) => color(`highlight-${name}`))
    for (const measure of ['lightness', 'chroma', 'alpha'] as const)
      expect(new Set(all.map((each) => each[measure])).size, measure).toBe(1)
  })

  test('keeps 4.5:1 for the small words of the chrome on all its papers, and 3:1 for lines that mean something', () => {
    for (const surface of ['paper', 'paper-raised', 'paper-sunken', 'paper-hover', 'paper-selected'])
      for (const words of ['ink', 'ink-soft', 'accent'])
        expect(contrast(color(words).rgb, color(surface).rgb), `${words} on ${surface}`).toBeGreaterThan(4.5)
    expect(contrast(color('on-accent').rgb, color('accent').rgb)).toBeGreaterThan(4.5)
    for (const name of [...highlightColors.map((each) => `mark-${each}`), 'rule-strong', 'accent'])
      expect(contrast(color(name).rgb, paper), name).toBeGreaterThan(3)
  })
})
