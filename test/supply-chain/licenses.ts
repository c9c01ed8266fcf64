import { compatible, corrected, licenseOf, lockedPackages } from './production.ts'

/** `npm run licenses`: every package that ships with Postil under its license, and why that license may stand beside ours. */
const shipped = lockedPackages().filter(({ dev }) => !dev)
const byLicense = Map.groupBy(shipped, licenseOf)
for (const [license, packages] of [...byLicense].toSorted(([a], [b]) => a.localeCompare(b))) {
  console.log(`${license} – ${compatible[license] ?? 'NOT LOOKED AT'}`)
  for (const { name, version } of packages.toSorted((a, b) => a.name.localeCompare(b.name)))
    console.log(`  ${name} ${version}${corrected[name] === undefined ? '' : ` (${corrected[name][1]})`}`)
}
console.log(
  `\n${shipped.length} packages ship. The desktop app adds Electron (MIT), whose own parts are in its LICENSES.chromium.html.`,
)
