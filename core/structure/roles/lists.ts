/** How a list item begins. */
export interface Bullet {
  readonly ordered: boolean
  /** Its number, 1 for "a)" and "i)"; 0 for a bullet. */
  readonly number: number
  /** "-", "1.", "(a)": items of one list have the same shape. */
  readonly shape: string
  /** Where the item's own words begin in the line. */
  readonly length: number
}

/** An em dash is no bullet: it opens direct speech in French, Spanish and Russian. */
const bullets = /^\s*([-–•·◦▪‣●○■□*])\s+(?=\S)/
const figures = /^\s*(\(?)(\d{1,3})([.)])\s+(?=\S)/
const letters = /^\s*(\(?)([a-z]|[ivx]{1,5})(\))\s+(?=\S)/

/** How a line begins where it is a list item; null for any other line. */
export function bulletOf(line: string): Bullet | null {
  const head = line.slice(0, 80)
  const bullet = bullets.exec(head)
  if (bullet !== null) {
    // `* * *` is an ornament between paragraphs.
    if (/^\s*(?:\*\s*){2,}$/.test(line)) return null
    return { ordered: false, number: 0, shape: bullet[1]!, length: bullet[0].length }
  }
  const figure = figures.exec(head)
  if (figure !== null) {
    return {
      ordered: true,
      number: Number(figure[2]),
      shape: `${figure[1]!}1${figure[3]!}`,
      length: figure[0].length,
    }
  }
  const letter = letters.exec(head)
  if (letter === null) return null
  const text = letter[2]!
  const number = text.length === 1 ? text.charCodeAt(0) - 96 : 1
  return { ordered: true, number, shape: `${letter[1]!}a${letter[3]!}`, length: letter[0].length }
}
