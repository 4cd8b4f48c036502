// Packages that the page saves, taken apart.

import { inflateRawSync } from 'node:zlib';

/** The members of a zip by its central directory: path → bytes. */
export function members(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const found = new Map();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed, name, extra, comment, header] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const path = zip.toString('utf8', at + 46, at + 46 + name);
    const begin = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const body = zip.subarray(begin, begin + packed);
    found.set(path, method === 8 ? inflateRawSync(body) : body);
    at += 46 + name + extra + comment;
  }
  return found;
}
