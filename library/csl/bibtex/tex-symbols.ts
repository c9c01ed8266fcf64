/** Commands of mathematics that stand for one character, beyond those that citation-js knows. */
const symbols =
  'le ≤ ge ≥ ll ≪ gg ≫ ne ≠ neg ¬ lnot ¬ equiv ≡ cong ≅ simeq ≃ propto ∝ prec ≺ succ ≻ perp ⊥ parallel ∥ mid ∣ ' +
  'sum ∑ prod ∏ int ∫ oint ∮ partial ∂ nabla ∇ sqrt √ infty ∞ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ bullet • ' +
  'oplus ⊕ otimes ⊗ odot ⊙ cap ∩ cup ∪ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ in ∈ ni ∋ notin ∉ emptyset ∅ ' +
  'forall ∀ exists ∃ land ∧ wedge ∧ lor ∨ vee ∨ vdash ⊢ models ⊨ top ⊤ bot ⊥ Box □ Diamond ◇ triangle △ ' +
  'leftarrow ← uparrow ↑ downarrow ↓ leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ mapsto ↦ ' +
  'longrightarrow ⟶ rightleftharpoons ⇌ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ Vert ‖ vert | ' +
  'circ ∘ prime ′ hbar ℏ Re ℜ Im ℑ aleph ℵ angle ∠ sharp ♯ flat ♭ natural ♮ dagger † ddagger ‡ ' +
  'textdagger † textdaggerdbl ‡ textbullet • textperiodcentered · textsection § textparagraph ¶ ' +
  'backslash \\ textbackslash \\ textbar | textless < textgreater > textasciicircum ^ textunderscore _ ' +
  'texteuro € euro € EUR € textyen ¥ textcent ¢ textcurrency ¤ textmu µ textonehalf ½ textonequarter ¼ ' +
  'textthreequarters ¾ textexclamdown ¡ textquestiondown ¿ textordfeminine ª textordmasculine º ' +
  'guillemotleft « guillemotright » guillemetleft « guillemetright » flqq « frqq » guilsinglleft ‹ guilsinglright › ' +
  'flq ‹ frq › glqq „ grqq “ glq ‚ grq ‘ quotedblbase „ quotesinglbase ‚ textquotedbl " textquotesingle \' lq ‘ rq ’ ' +
  'textcelsius ℃ textnumero № textdiv ÷ texttimes × textpm ± textlnot ¬ textminus − hyphen - ' +
  'varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varPhi Φ varPsi Ψ varOmega Ω ' +
  'varepsilon ε vartheta ϑ varpi ϖ varrho ϱ varsigma ς varphi φ digamma ϝ ' +
  'cdots ⋯ vdots ⋮ ddots ⋱ lbrace { rbrace } lbrack [ rbrack ] colon : DH Ð dh ð TH Þ th þ NG Ŋ ng ŋ IJ Ĳ ij ĳ ' +
  // Of Mathematical Reviews, whose files draw them; Beebe's files have the trade mark.
  'cprime ʹ cdprime ʺ Dbar Đ dbar đ lasp ‘ rasp ’ cydot · TM ™'

/** Marks over and under letters that Mathematical Reviews' files draw where LaTeX has none, or had none. */
export const drawnAccents: readonly (readonly [name: string, mark: string])[] = [
  ['polhk', '\u0328'],
  ['lfhook', '\u0328'],
  ['soft', '\u030c'],
  ['udot', '\u0323'],
  ['dudot', '\u0324'],
  ['cftil', '\u0302\u0303'],
  ['ocirc', '\u030a'],
]

/** Names of functions and of programs, which print themselves. */
const names =
  'arccos arcsin arctan arg cos cosh cot csc deg det dim exp gcd inf ker lg lim liminf limsup ln log max min Pr sec ' +
  'sin sinh sup tan tanh bmod mod TeX LaTeX BibTeX BibLaTeX eTeX pdfTeX pdfLaTeX LuaTeX LuaLaTeX XeTeX XeLaTeX ConTeXt ' +
  'PiCTeX TikZ PGF LyX METAFONT METAPOST AmS'

/** LaTeX commands that stand for words or characters of their own. */
export const symbolCommands: ReadonlyMap<string, string> = new Map([
  ...names.split(' ').map((name) => [name, name] as const),
  ...pairs(symbols.split(' ')),
  ['LaTeXe', 'LaTeX2e'],
  ['AmSTeX', 'AmSTeX'],
  ['AmSLaTeX', 'AmSLaTeX'],
])

function pairs(list: readonly string[]): readonly (readonly [string, string])[] {
  return list.flatMap((name, index) => (index % 2 === 0 ? [[name, list[index + 1]!] as const] : []))
}
