// 考核结果工作簿: made in the page; its sheets hold the totals that the page shows.

import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';
import { download } from './helpers.js';
import { click, goTo, keepNothing, loadSample } from './page.js';

/** The parts of a workbook by its central directory: path → text. */
function parts(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const found = new Map();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed, name, extra, comment, header] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const begin = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const body = zip.subarray(begin, begin + packed);
    found.set(zip.toString('utf8', at + 46, at + 46 + name), (method === 8 ? inflateRawSync(body) : body).toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return found;
}

/** Rows of a sheet: column letters → { formula, value }. */
function rows(files, path) {
  const strings = [...files.get('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) => si.replace(/<[^>]*>/g, ''));
  return [...files.get(path).matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => Object.fromEntries(
    [...row.matchAll(/<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, column, attributes, inner = '']) => {
      const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1];
      return [column, { formula: /<f>(.*?)<\/f>/s.exec(inner)?.[1], value: attributes.includes('t="s"') ? strings[value] : value }];
    })));
}

export default {
  'the workbook of results has formulas that carry the totals of the result': async (t) => {
    await keepNothing(t.page);
    const page = await t.open();
    await loadSample(page);
    const result = JSON.parse((await download(page, () => click(page, '下载考核结果'))).bytes.toString('utf8'));
    await goTo(page, 'export');
    await page.waitForSelector('.offer');
    const book = await download(page, () => click(page, '生成考核结果工作簿'));
    assert.equal(book.name, '考核结果-beichen-ip-2025.xlsx');
    const files = parts(book.bytes);
    assert.match(files.get('[Content_Types].xml'), /spreadsheetml\.sheet\.main/);
    assert.match(files.get('xl/workbook.xml'), /name="天穆镇"/);
    assert.ok(files.has('xl/charts/chart1.xml'));
    let compared = 0;
    for (const [no, group] of result.groups.entries()) {
      const sheet = rows(files, `xl/worksheets/sheet${no + 3}.xml`);
      for (const unit of group.units) {
        const row = sheet.find(({ A }) => A?.value === unit.title);
        assert.ok(row.D.formula, unit.title);
        assert.equal(Number(row.D.value), Number(unit.total.rounded), unit.title);
        assert.equal(row.B.value, String(unit.rank), unit.title);
        compared += 1;
      }
    }
    assert.equal(compared, 22);

    await click(page, 'English');
    const other = await download(page, () => click(page, 'Make: Workbook of results'));
    assert.match(parts(other.bytes).get('xl/workbook.xml'), /name="Summary"/);
  },
};
