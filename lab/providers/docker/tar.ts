/** Ends an archive, and is its unit. */
const block = 512;

/**
 * An archive with one file, owned by root.
 *
 * @param path - absolute or relative, up to 100 bytes
 * @param mode - permissions
 */
export function tarOf(path: string, content: Buffer, mode: number): Buffer {
  const name = Buffer.from(path);
  if (name.length > 100) throw new Error(`"${path}" is too long: 100 bytes are possible`);
  const header = Buffer.alloc(block);
  const number = (value: number, offset: number, length: number) =>
    header.write(`${value.toString(8).padStart(length - 1, "0")}\0`, offset);
  name.copy(header, 0);
  number(mode, 100, 8);
  number(0, 108, 8);
  number(0, 116, 8);
  number(content.length, 124, 12);
  number(Math.floor(Date.now() / 1000), 136, 12);
  // The sum is over a header with blanks in its own place.
  header.fill(" ", 148, 156);
  header.write("0", 156);
  header.write("ustar\x0000", 257, "latin1");
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  const padding = Buffer.alloc((block - (content.length % block)) % block);
  return Buffer.concat([header, content, padding, Buffer.alloc(2 * block)]);
}
