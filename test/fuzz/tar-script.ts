/** An archive as lines, `entry TYPE SIZE NAME CONTENT`, its sums right: SIZE is octal, or - for that of the content. */
export function archiveOf(script: string): Uint8Array {
  const parts = script.split('\n').map((line) => {
    const [kind, type = '0', size = '-', name = '', ...rest] = line.split(' ')
    if (kind !== 'entry') return Buffer.from('')
    const content = Buffer.from(rest.join(' '))
    const header = Buffer.alloc(512)
    header.write(name, 0, 100, 'utf8')
    header.write('0000644\0', 100)
    header.write(size === '-' ? content.length.toString(8).padStart(11, '0') : size.slice(0, 12), 124, 12)
    header.write(type.slice(0, 1), 156)
    // Where a link leads to.
    header.write('../../elsewhere', 157)
    header.write('ustar\x0000', 257)
    return Buffer.concat([withRightSum(header), content, Buffer.alloc((512 - (content.length % 512)) % 512)])
  })
  return Buffer.concat([...parts, Buffer.alloc(1024)])
}

/** The archive with the sum that its first header should have. */
export function withRightSum(bytes: Uint8Array): Uint8Array {
  const archive = Buffer.from(bytes)
  if (archive.length < 512) return archive
  archive.write('        ', 148)
  const sum = archive.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  archive.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return archive
}
