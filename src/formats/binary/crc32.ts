/** The checksum of zip archives: CRC-32, reflected, polynomial 0xEDB88320 (ISO 3309). */

/** The checksum of bytes that follow those with the checksum `crc`; 0 for none before. */
export function crc32(crc: number, bytes: Uint8Array): number {
  let register = ~crc;
  for (let i = 0; i < bytes.length; i++) register = (register >>> 8) ^ table[(register ^ bytes[i]!) & 255]!;
  return ~register >>> 0;
}

const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let register = byte;
  for (let bit = 0; bit < 8; bit++) register = (register >>> 1) ^ (register & 1 ? 0xedb88320 : 0);
  return register;
});
