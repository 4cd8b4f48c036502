// 采集表: made in the page, filled in, dropped again; plain tables, confirmed by keyboard; what cannot be taken.

import assert from 'node:assert/strict';
import { download, dropFiles, textOf, until, untilText } from './helpers.js';
import { SCHEME, click, goTo, inGb18030, keepNothing, settled } from './page.js';
import { members, zipped } from './zip.js';

/** The page with the scheme and nothing else. */
async function withScheme(t) {
  await keepNothing(t.page);
  const page = await t.open();
  await dropFiles(page, [SCHEME]);
  await page.waitForSelector('.tab[href="#desk"]');
  await settled(page);
  return page;
}

async function templates(page, what) {
  await goTo(page, 'export');
  await page.waitForSelector('.offer');
  const zip = await download(page, () => click(page, `生成${what}`));
  return { name: zip.name, books: members(zip.bytes) };
}

/** A workbook with numbers and words typed into cells of one of its sheets. */
function filled(books, name, sheet, cells) {
  const parts = members(books.get(name));
  const path = `xl/worksheets/sheet${sheet}.xml`;
  let xml = parts.get(path).toString('utf8');
  for (const [cell, typed] of Object.entries(cells)) {
    const blank = new RegExp(`<c r="${cell}" s="(\\d+)"/>`);
    assert.match(xml, blank, `${name} has no ${cell}`);
    xml = xml.replace(blank, (_, style) => (typeof typed === 'number'
      ? `<c r="${cell}" s="${style}"><v>${typed}</v></c>`
      : `<c r="${cell}" s="${style}" t="inlineStr"><is><t>${typed}</t></is></c>`));
  }
  parts.set(path, Buffer.from(xml));
  return { name, bytes: zipped(parts) };
}

const openFiles = async (page) => {
  await goTo(page, 'files');
  await page.waitForSelector('.files');
  return page.$$eval('.files tbody th', (names) => names.map((name) => name.firstChild.textContent));
};

/** Waits until the office rests and the page has computed. */
async function rested(page) {
  await until(async () => (await page.$('.office-working')) === null, 'the office to rest', 30_000);
  await settled(page);
}

const TABLE = '序号,单位,质押融资额（万元）,属地行政执法案件年结案率,\n,,,分子,分母\n'
  + '1,天穆镇,10,1,2\n2,北仓街,20,3,4\n3,小淀镇,-,5,6\n,合计,30,9,12\n';

export default {
  'templates are made, filled in, and come back as data in one step': async (t) => {
    const page = await withScheme(t);
    const { name, books } = await templates(page, '采集表（各部门）');
    assert.equal(name, '采集表（各部门）.zip');
    assert.ok(books.size > 3, 'one for each department');
    await t.shot('collect-export');
    const files = [
      filled(books, '采集表-区金融局.xlsx', 2, { D8: 5200, F8: 5000, E9: '不适用', D10: 0 }),
      filled(books, '采集表-区农业农村委.xlsx', 2, { D8: 3 }),
    ];
    await dropFiles(page, files);
    await until(async () => (await openFiles(page)).includes('采集表-区金融局.json'), 'the data to be opened', 30_000);
    assert.deepEqual((await openFiles(page)).sort(), [SCHEME.name, '采集表-区农业农村委.json', '采集表-区金融局.json'].sort());
    await goTo(page, 'indicator=T5-1');
    await untilText(page, '5200');
    await goTo(page, 'files');
    await page.waitForSelector('.files');
    await page.focus('#heading');
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await settled(page);
    assert.deepEqual(await openFiles(page), [SCHEME.name], 'both are taken back at once');
  },

  'what cannot be taken is named by workbook, sheet and cell, and the rest can be taken': async (t) => {
    const page = await withScheme(t);
    const { books } = await templates(page, '自评表（各单位）');
    const broken = filled(books, '自评表-天穆镇.xlsx', 2, { G6: 3, G7: '约2个' });
    await dropFiles(page, [broken, { name: '扫描件.xlsx', text: '%PDF-1.7' }]);
    await page.waitForSelector('.collect-file', { timeout: 30_000 });
    await rested(page);
    const told = await textOf(page, '.collect');
    for (const part of ['自评表-天穆镇.xlsx', '“镇”G7', '约2个', '扫描件.xlsx', '文件实际是PDF格式']) {
      assert.ok(told.includes(part), `${part} in\n${told}`);
    }
    await t.shot('collect-faults');
    assert.deepEqual(await openFiles(page), [SCHEME.name], 'nothing is taken by itself');
    await untilText(page, '份待处理');
    await goTo(page, 'collect');
    await page.waitForSelector('.collect-file');
    await click(page, '收入其余数据');
    await untilText(page, '已收入1个单位的1项数据');
    await settled(page);
    assert.ok((await openFiles(page)).includes('自评表-天穆镇.json'));
  },

  'a plain table is confirmed by keyboard before anything is taken': async (t) => {
    const page = await withScheme(t);
    await page.setViewport({ width: 1440, height: 900 });
    await dropFiles(page, [inGb18030({ name: '区金融局统计.csv', text: TABLE })]);
    await page.waitForSelector('.collect-ask', { timeout: 30_000 });
    await rested(page);
    await t.shot('collect-ask-1440');
    // The select of the column that only resembles an indicator; the suggestion stands first.
    await page.focus('.collect-near select');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await until(() => page.$$eval('.collect-near', (rows) => rows.length === 1), 'the column to be chosen');
    await click(page, '采用全部建议');
    await until(async () => (await page.$('.collect-near')) === null, 'all suggestions to be taken');
    await page.setViewport({ width: 480, height: 900 });
    await t.shot('collect-ask-480');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 480, `${wide} pixels wide`);
    await page.focus('.collect-ask .button-main');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.collect-part', { timeout: 30_000 });
    await rested(page);
    const told = await textOf(page, '.collect-part');
    assert.ok(told.includes('C5') && told.includes('“-”'), told);
    const focused = await page.evaluate(() => document.activeElement.textContent);
    assert.equal(focused, '区金融局统计.csv', 'the keyboard stays near');
    await click(page, '收入其余数据');
    await untilText(page, '已收入3个单位的8项数据');
    await settled(page);
    await t.shot('collect-taken-480');
  },

  'without a scheme nothing is read, and with one in the same drop everything is': async (t) => {
    await keepNothing(t.page);
    const page = await t.open();
    await dropFiles(page, [{ name: '表.csv', text: TABLE }]);
    await untilText(page, '请先打开考核方案');
    await dropFiles(page, [{ name: '表.csv', text: TABLE }, SCHEME]);
    await page.waitForSelector('.collect-ask', { timeout: 30_000 });
    await untilText(page, '不是采集表');
    await rested(page);
  },
};
