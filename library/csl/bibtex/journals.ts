/** A journal, and what its command prints. */
export interface Journal {
  readonly title: string
  readonly short: string
}

/** The commands of the journals of astronomy, as AASTeX prints them and the Astrophysics Data System writes them into its files. */
const rows = `
aj | The Astronomical Journal | AJ
actaa | Acta Astronomica | Acta Astron.
araa | Annual Review of Astronomy and Astrophysics | ARA&A
apj | The Astrophysical Journal | ApJ
apjl | The Astrophysical Journal Letters | ApJL
apjlett | The Astrophysical Journal Letters | ApJL
apjs | The Astrophysical Journal Supplement Series | ApJS
apjsupp | The Astrophysical Journal Supplement Series | ApJS
ao | Applied Optics | Appl. Opt.
applopt | Applied Optics | Appl. Opt.
apss | Astrophysics and Space Science | Ap&SS
aap | Astronomy & Astrophysics | A&A
aapr | The Astronomy and Astrophysics Review | A&A Rv
aaps | Astronomy and Astrophysics Supplement Series | A&AS
azh | Astronomicheskii Zhurnal | AZh
baas | Bulletin of the American Astronomical Society | BAAS
bain | Bulletin of the Astronomical Institutes of the Netherlands | Bull. Astron. Inst. Netherlands
caa | Chinese Astronomy and Astrophysics | Chinese Astron. Astrophys.
cjaa | Chinese Journal of Astronomy and Astrophysics | Chinese J. Astron. Astrophys.
fcp | Fundamentals of Cosmic Physics | Fund. Cosmic Phys.
gca | Geochimica et Cosmochimica Acta | Geochim. Cosmochim. Acta
grl | Geophysical Research Letters | Geophys. Res. Lett.
iaucirc | IAU Circulars | IAU Circ.
icarus | Icarus | Icarus
jcap | Journal of Cosmology and Astroparticle Physics | JCAP
jcp | The Journal of Chemical Physics | J. Chem. Phys.
jgr | Journal of Geophysical Research | J. Geophys. Res.
jqsrt | Journal of Quantitative Spectroscopy and Radiative Transfer | J. Quant. Spectrosc. Radiat. Transf.
jrasc | Journal of the Royal Astronomical Society of Canada | JRASC
memras | Memoirs of the Royal Astronomical Society | MmRAS
memsai | Memorie della Società Astronomica Italiana | Mem. Soc. Astron. Italiana
mnras | Monthly Notices of the Royal Astronomical Society | MNRAS
na | New Astronomy | New A
nar | New Astronomy Reviews | New A Rev.
nat | Nature | Nature
nphysa | Nuclear Physics A | Nucl. Phys. A
pasa | Publications of the Astronomical Society of Australia | PASA
pasj | Publications of the Astronomical Society of Japan | PASJ
pasp | Publications of the Astronomical Society of the Pacific | PASP
physrep | Physics Reports | Phys. Rep.
physscr | Physica Scripta | Phys. Scr.
planss | Planetary and Space Science | Planet. Space Sci.
pra | Physical Review A | Phys. Rev. A
prb | Physical Review B | Phys. Rev. B
prc | Physical Review C | Phys. Rev. C
prd | Physical Review D | Phys. Rev. D
pre | Physical Review E | Phys. Rev. E
prl | Physical Review Letters | Phys. Rev. Lett.
procspie | Proceedings of SPIE | Proc. SPIE
psj | The Planetary Science Journal | PSJ
qjras | Quarterly Journal of the Royal Astronomical Society | QJRAS
rmxaa | Revista Mexicana de Astronomía y Astrofísica | RMxAA
skytel | Sky & Telescope | S&T
solphys | Solar Physics | Sol. Phys.
sovast | Soviet Astronomy | Soviet Ast.
ssr | Space Science Reviews | Space Sci. Rev.
zap | Zeitschrift für Astrophysik | ZAp`

const journals: ReadonlyMap<string, Journal> = new Map(
  rows
    .trim()
    .split('\n')
    .map((row) => {
      const [command = '', title = '', short = ''] = row.split(' | ')
      return [command, { title, short }] as const
    }),
)

/** The journal of a field that holds its command alone; undefined where it holds anything else. */
export const journalOf = (tex: string): Journal | undefined =>
  journals.get(/^\s*\{?\\([a-z]+) ?(?:\{\})?\}?\s*$/.exec(tex)?.[1] ?? '')
