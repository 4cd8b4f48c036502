// What the appraisers do with files: their own, wrong ones, several of one name, none at all.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseFiles, download, dropFiles, textOf, until, untilText } from './helpers.js';
import {
  FAULTY, SCHEME, YEAR, click, documented, drop, fileNames, inGb18030, issues, loadSample, openTrace, openUnit, ranked, rankings,
  settled, shot, sidewaysScroll, sum, view,
} from './page.js';

/** A scheme with two indicators, small enough to compute by hand. */
const TINY = {
  format: 'ip-scorecard/scheme@1', id: 'tiny', version: '1', title: '试算方案', status: 'adopted',
  adopted: { title: '关于印发试算方案的通知', date: '2025-01-10' },
  period: { start: '2025-01-01', end: '2025-12-31' },
  groups: [{ id: 'street', title: '街道' }],
  units: [
    { code: '120113008000', title: '双环邨街道', group: 'street', aliases: ['双环村街道'] },
    { code: '120113001000', title: '果园新村街道', group: 'street' },
    { code: '120113002000', title: '集贤里街道', group: 'street' },
  ],
  tree: [
    { id: 'A', title: '商标注册量', unit_label: '件', weight: 60, target: 60, rule: { kind: 'completion' } },
    { id: 'B', title: '结案率', unit_label: '%', weight: 40, measure: { kind: 'ratio' }, target: 95,
      rule: { kind: 'threshold', otherwise: 'proportional' } },
  ],
  grades: { bounds: [{ id: 'A', title: '优秀', from: 90 }, { id: 'B', title: '合格', from: 0 }] },
};
const data = (department, rows, more = {}) => ({
  format: 'ip-scorecard/data@1', scheme: 'tiny', stage: 'verified', as_of: '2025-12-31', source: { department }, rows, ...more,
});
// By hand: 60 × 11 ÷ 60 = 11, 40 × (19 ÷ 20 × 100 = 95, met) = 40, together 51.
//          60 × 60 ÷ 60 = 60, 40 × 50 ÷ 95 = 21.0526… → 21.05, together 81.05.
//          60 × 65 ÷ 60, held at 60; 40; together 100.
const TRADEMARKS = data('甲局', [
  { title: '双环村街道', values: { A: 11 } },
  { unit: '120113001000', values: { A: 60 } },
  { unit: '120113002000', values: { A: 65 } },
]);
const CASES = data('乙局', [
  { unit: '120113008000', values: { B: { num: 19, den: 20 } } },
  { unit: '120113001000', values: { B: { num: 10, den: 20 } } },
  { unit: '120113002000', values: { B: { num: 20, den: 20 } } },
]);
const BY_HAND = [['1', '集贤里街道', '100.00', '优秀'], ['2', '果园新村街道', '81.05', '合格'], ['3', '双环邨街道', '51.00', '合格']];

/** The rows of a table in CSV (RFC 4180). */
function csv(text) {
  const rows = [];
  for (const [, quoted, end] of text.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    if (rows.length === 0 || rows.done) rows.push([]);
    rows.at(-1).push(quoted.replaceAll('""', '"'));
    rows.done = end !== ',';
  }
  return rows;
}

const json = (name, value) => ({ name, text: JSON.stringify(value, null, 2) });
const table = async (page) => (await rankings(page))[0].rows.map(({ place, unit, total, grade }) => [place, unit, total, grade]);
const totals = async (page) => (await rankings(page)).flatMap((group) => group.rows.map((row) => row.total));

export default {
  'a scheme of two indicators and two files: the ranking that one computes by hand': async (t) => {
    const page = await t.open();
    await drop(page, [json('方案.json', TINY), json('甲局.json', TRADEMARKS), json('乙局.json', CASES)]);
    await ranked(page);
    assert.deepEqual(await table(page), BY_HAND);
    const text = await textOf(page);
    assert.ok(!text.includes('演示数据') && !text.includes('参考稿'), 'neither made up nor a draft');
    await openUnit(page, '果园新村街道');
    const parts = await openTrace(page, 'B');
    assert.match(Object.values(parts).join('\n'), /乙局[\s\S]*21\.05/);
    await shot(t, 'page-own-scheme');
  },

  'files one after the other, and in any order': async (t) => {
    const page = await t.open();
    await drop(page, [json('乙局.json', CASES)]);
    await untilText(page, '还没有打开考核方案');
    await shot(t, 'page-no-scheme');
    await drop(page, [json('方案.json', TINY)]);
    await ranked(page);
    assert.match(await textOf(page), /提醒/, 'nobody has reported A yet');
    await drop(page, [json('甲局.json', TRADEMARKS)]);
    assert.deepEqual(await table(page), BY_HAND);
  },

  'files in GB 18030, 邨 and all': async (t) => {
    const page = await t.open();
    await drop(page, [json('方案.json', TINY), json('甲局.json', TRADEMARKS), json('乙局.json', CASES)].map(inGb18030));
    await ranked(page);
    assert.deepEqual(await table(page), BY_HAND);
  },

  'files chosen from disk': async (t) => {
    const page = await t.open();
    const folder = mkdtempSync(join(tmpdir(), 'scorecard-files-'));
    const paths = [json('方案.json', TINY), json('甲局.json', TRADEMARKS), json('乙局.json', CASES)].map(({ name, text }) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    });
    await chooseFiles(page, 'input[type=file]', paths);
    await ranked(page);
    assert.deepEqual(await table(page), BY_HAND);
  },

  'the departments\' files dropped at once show the ranking': async (t) => {
    const page = await t.open();
    await dropFiles(page, [SCHEME, ...YEAR]);
    await ranked(page);
    assert.equal((await totals(page)).length, 22);
    assert.match(await textOf(page), /演示数据/, 'known again by its content');
  },

  'the faulty file: every fault at once, in its place; without it the ranking is back': async (t) => {
    const page = await t.open();
    await click(page, '看一份有问题的文件是什么样');
    await page.waitForSelector('.issue');
    await settled(page);
    assert.match(await textOf(page, '.blocked'), /处错误，暂不计分/);
    assert.equal(await page.$('.rank'), null);

    const found = (await issues(page)).filter((issue) => issue.file === FAULTY.name && issue.severity === 'error');
    for (const [no, line, place] of documented('含差错的文件')) {
      const path = place.replaceAll('`', '');
      const here = found.filter((issue) => issue.spot.startsWith(`第${line}行`) && issue.path.startsWith(path));
      assert.ok(here.length > 0, `fault ${no} at line ${line}, ${path}`);
      assert.ok(here.every((issue) => issue.text && issue.remedy && issue.code), `fault ${no} says what to do`);
    }
    await shot(t, 'page-faulty');

    const all = (await issues(page)).length;
    await click(page, '错误 ');
    assert.ok((await issues(page)).every((issue) => issue.severity !== 'error'));
    await click(page, '错误 ');
    assert.equal((await issues(page)).length, all);

    await page.click(`[aria-label="移除：${FAULTY.name}"]`);
    await ranked(page);
    assert.equal((await totals(page)).length, 22);
    await shot(t, 'page-faulty-removed');
    await click(page, '撤销');
    await page.waitForSelector('.blocked');

    // The corrected file takes its place, right where its faults are listed.
    const folder = mkdtempSync(join(tmpdir(), 'scorecard-corrected-'));
    const corrected = YEAR.find((file) => file.name.startsWith('03-'));
    writeFileSync(join(folder, corrected.name), corrected.text);
    await chooseFiles(page, `[aria-label="替换：${FAULTY.name}"]`, join(folder, corrected.name));
    await ranked(page);
    const expected = ['### 镇', '### 街道', '### 开发区'].flatMap((heading) => documented(heading.slice(4)).map((row) => row[6]));
    assert.deepEqual(await totals(page), expected);
  },

  'files: removed, put back, cleared, put back': async (t) => {
    const page = await t.open();
    await loadSample(page);
    const before = await totals(page);
    await view(page, '文件');
    assert.equal((await fileNames(page)).length, 13);
    await page.click('[aria-label="移除：02-kjj-2025.json"]');
    await settled(page);
    assert.equal((await fileNames(page)).length, 12);
    await click(page, '撤销');
    await settled(page);
    assert.equal((await fileNames(page)).length, 13);
    await click(page, '全部移除');
    await untilText(page, '载入演示');
    await shot(t, 'page-cleared');
    await click(page, '撤销');
    await page.waitForSelector('.files');
    await settled(page);
    await view(page, '排名');
    assert.deepEqual(await totals(page), before);
  },

  'one name: a newer version replaces, another department\'s stays beside, the same is not opened twice': async (t) => {
    const page = await t.open();
    await drop(page, [json('方案.json', TINY), json('数据.json', TRADEMARKS)]);
    await drop(page, [json('数据.json', CASES)]);
    await ranked(page);
    assert.deepEqual(await table(page), BY_HAND, 'both departments count');
    assert.match(await textOf(page), /同名[\s\S]*数据 \(2\)\.json/);
    await drop(page, [json('数据.json', TRADEMARKS)]);
    assert.match(await textOf(page), /内容相同/);
    const better = structuredClone(TRADEMARKS);
    better.rows[0].values.A = 60;
    await drop(page, [json('数据.json', better)]);
    assert.match(await textOf(page), /替换同名/);
    assert.deepEqual((await table(page)).map((row) => row[2]), ['100.00', '100.00', '81.05']);
    assert.ok((await rankings(page))[0].rows[0].tied);
    await click(page, '撤销');
    await settled(page);
    assert.deepEqual(await table(page), BY_HAND);
    await view(page, '文件');
    assert.deepEqual(await fileNames(page), ['方案.json', '数据 (2).json', '数据.json']);
  },

  'what is no data file at all is said so, and does no harm': async (t) => {
    const page = await t.open();
    await drop(page, [
      { name: '扫描件.pdf', bytes: Buffer.from('255044462d312e370affd8ffe0', 'hex') },
      { name: '空.json', text: '' },
      { name: '断.json', text: '{"format": "ip-scorecard/data@1", ' },
    ]);
    await page.waitForSelector('.issue');
    const found = await issues(page);
    for (const name of ['扫描件.pdf', '空.json', '断.json']) {
      assert.ok(found.some((issue) => issue.file === name && issue.severity === 'error'), name);
    }
    await shot(t, 'page-not-data');
    for (const name of ['扫描件.pdf', '空.json', '断.json']) {
      await page.click(`[aria-label="移除：${name}"]`);
      await settled(page);
    }
    await untilText(page, '载入演示');
    // A workbook wants a scheme to be read by.
    await drop(page, [{ name: '台账.xlsx', bytes: Buffer.from('504b0304140000000800', 'hex') }]);
    await untilText(page, '请先打开考核方案');
    await untilText(page, '载入演示');
  },

  'data without a scheme: the built-in ones are one click away': async (t) => {
    const page = await t.open();
    await drop(page, YEAR);
    await untilText(page, '还没有打开考核方案');
    await click(page, '用内置的营商环境评价');
    await ranked(page);
    assert.equal((await totals(page)).length, 22);
    await click(page, '撤销');
    await untilText(page, '还没有打开考核方案');
    await click(page, '用内置的知识产权工作绩效考评');
    await ranked(page);
    assert.equal((await totals(page)).length, 22);
  },

  'a built-in scheme first, then one\'s own data': async (t) => {
    const page = await t.open();
    await click(page, '用内置的营商环境评价');
    await settled(page);
    await drop(page, YEAR);
    await ranked(page);
    assert.match(await textOf(page, '.head-subject'), /营商环境评价/);
  },

  'the list of issues goes out as a table that the office suites open': async (t) => {
    const page = await t.open();
    const evil = structuredClone(TRADEMARKS);
    evil.rows[0].title = '=HYPERLINK("x")';
    evil.rows[1].values = { A: '1,2"3' };
    await drop(page, [json('方案.json', TINY), json('=甲局.json', evil)]);
    await page.waitForSelector('.blocked');
    const shown = await issues(page);
    const { name, bytes } = await download(page, () => click(page, '导出问题清单'));
    assert.equal(name, '问题清单.csv');
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const [heads, ...rows] = csv(bytes.subarray(3).toString('utf8'));
    assert.deepEqual(heads, ['级别', '文件', '位置', '行', '列', '问题', '处理办法', '代码']);
    assert.equal(rows.filter(([severity]) => severity !== '说明').length, shown.length);
    for (const issue of shown) {
      const row = rows.find((row) => row[5] === issue.text && row[7] === issue.code);
      assert.ok(row, issue.text);
      if (issue.spot) assert.equal(`第${row[3]}行第${row[4]}列`, issue.spot);
      assert.equal(row[6], issue.remedy);
    }
    assert.ok(rows.every((row) => row.length === 8 && row.every((cell) => !/^[=+\-@\t]/.test(cell))), 'no cell is a formula');
    assert.ok(rows.some((row) => row[1] === "'=甲局.json"));

    await view(page, '文件');
    await click(page, '全部移除');
    await loadSample(page);
    await view(page, '问题');
    const sample = await download(page, () => click(page, '导出问题清单'));
    assert.equal(sample.name, '问题清单-beichen-ip-2025.csv');
    assert.ok(csv(sample.text.slice(1)).length > 1);
  },

  'self-assessed data alone: everything says so': async (t) => {
    const page = await t.open();
    await drop(page, [SCHEME, ...YEAR.filter(({ name }) => /^(00|1[01])-/.test(name))]);
    await ranked(page);
    assert.match(await textOf(page), /自评结果[\s\S]*按自评数据计算/);
    assert.match(await textOf(page, '.head-subject'), /自评/);
    const rows = (await rankings(page)).flatMap((group) => group.rows);
    assert.equal(rows.filter((row) => row.total !== '—').length, 22);
    assert.ok(rows.every((row) => row.own === ''), 'nothing stands beside it');
    await shot(t, 'page-self-assessed');
  },

  'a folder is looked through, however deep, for the files that are ours': async (t) => {
    const page = await t.open();
    // A page cannot make a folder, so the browser's own answer is put in its place.
    await page.evaluate((files) => {
      const entry = ({ name, text }) => ({ isDirectory: false, file: (done) => done(new File([text], name)) });
      const folder = (...inside) => ({
        isDirectory: true,
        createReader() {
          const portions = [inside.slice(0, 1), inside.slice(1), []];
          return { readEntries: (done) => setTimeout(() => done(portions.shift())) };
        },
      });
      const [scheme, trademarks, cases] = files;
      const all = folder(entry(scheme), folder(entry(trademarks), entry({ name: '台账.docx', text: 'PK' })), folder(entry(cases)));
      DataTransferItem.prototype.webkitGetAsEntry = () => all;
    }, [json('方案.json', TINY), json('甲局.json', TRADEMARKS), json('乙局.JSON', CASES)]);
    await dropFiles(page, [{ name: '报送', text: '' }]);
    await ranked(page);
    assert.deepEqual(await table(page), BY_HAND);
    assert.match(await textOf(page), /已打开3个文件/);
  },

  'a folder from the disk': async (t) => {
    if (t.browserName !== 'chromium') t.skip('this kernel cannot be told to drag a folder');
    const page = await t.open();
    const folder = mkdtempSync(join(tmpdir(), 'scorecard-folder-'));
    mkdirSync(join(folder, '各部门'));
    for (const [path, value] of [['方案.json', TINY], ['各部门/甲局.json', TRADEMARKS], ['各部门/乙局.json', CASES]]) {
      writeFileSync(join(folder, path), JSON.stringify(value));
    }
    const session = await page.target().createCDPSession();
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
    }
    await ranked(page);
    assert.deepEqual(await table(page), BY_HAND);
  },

  'while files are held above the page it says that they may be dropped': async (t) => {
    const page = await t.open();
    const send = (type, more) => page.evaluate((type, more) => {
      const dataTransfer = new DataTransfer();
      if (more.file) dataTransfer.items.add(new File(['{}'], 'a.json'));
      else dataTransfer.setData('text/plain', 'words');
      return !document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    }, type, more);
    assert.equal(await send('dragenter', { file: false }), false, 'words are none of our business');
    assert.equal(await page.$('.drop-veil'), null);
    assert.equal(await send('dragenter', { file: true }), true);
    await page.waitForSelector('.drop-veil');
    await shot(t, 'page-drop');
    await send('dragleave', { file: true });
    await until(async () => !(await page.$('.drop-veil')), 'the veil to go');
  },

  'in a frame of 480 pixels nothing runs out of sight': async (t) => {
    const page = t.page;
    await page.setViewport({ width: 480, height: 800 });
    await t.open();
    for (const [name, go] of [
      ['start', async () => {}],
      ['ranking', () => loadSample(page)],
      ['unit', () => openUnit(page, '天津陆路港物流装备产业园')],
      ['trace', () => openTrace(page, 'T3-1')],
      ['issues', () => view(page, '问题')],
      ['files', () => view(page, '文件')],
    ]) {
      await go();
      assert.equal(await sidewaysScroll(page), 0, name);
      await shot(t, `page-480-${name}`);
    }
    await view(page, '排名');
    const seen = await page.$eval('.rank thead tr', (row) =>
      [...row.children].filter((th) => th.offsetWidth > 0).map((th) => th.textContent.trim()));
    assert.deepEqual(seen, ['名次▲', '单位', '总分', '等次']);
    assert.ok((await sum(page).catch(() => [])).length === 0);
  },

  'inside another page\'s frame': async (t) => {
    const page = t.page;
    const portal = '<!DOCTYPE html><meta charset="utf-8"><title>门户</title><link rel="icon" href="data:,"><iframe src="./" width="480" height="800"></iframe>';
    t.server.policy = "frame-src 'self'";
    t.server.answer = (path) => (path === 'portal.html' ? { status: 200, type: 'text/html', body: portal } : undefined);
    await page.setViewport({ width: 600, height: 840 });
    await t.load('portal.html');
    const frame = await until(() => page.frames().find((frame) => frame.url() === t.base), 'the frame');
    await until(() => frame.$eval('html', (html) => html.dataset.scorecard === 'running').catch(() => false), 'the program in the frame');
    await frame.evaluate(() => [...document.querySelectorAll('button')].find((b) => b.textContent === '载入演示').click());
    await ranked(frame);
    assert.equal(await frame.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true);
    await t.shot('page-in-frame');
  },
};
