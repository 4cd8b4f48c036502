// 考核细则: the rules of a scheme, read on the screen and printed, with no data and with faulty data.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from './axe.js';
import { until } from './helpers.js';
import { SCHEME, click, drop, goTo, settled } from './page.js';

const headings = (page) => page.$$eval('.bylaw h3', (all) => all.map(({ textContent }) => textContent));

/** Opens a built-in scheme to read its rules, as somebody without any file would. */
async function read(t) {
  const page = await t.open();
  await click(page, '查看知识产权工作绩效考评的考核细则');
  await page.waitForSelector('.bylaw');
  await settled(page);
  return page;
}

const focused = (page) => page.evaluate(() => document.activeElement?.textContent ?? '');

export const kernels = ['chromium-86'];

export default {
  'read from the start, without any data': async (t) => {
    const page = await read(t);
    assert.equal(await page.$eval('.bylaw h2', ({ textContent }) => textContent), '知识产权工作绩效考评方案考核细则（2025年度，参考稿）');
    assert.equal(await page.evaluate(() => location.hash), '#bylaw');
    const told = await headings(page);
    assert.deepEqual(told.slice(0, 3), ['一、考核对象', '二、考核期和数据', '三、指标和计分办法']);
    assert.equal(told.length, 12);
    assert.ok((await page.$eval('.banners', ({ textContent }) => textContent)).includes('参考稿'));
    const row = await page.$$eval('.bylaw-table tbody tr', (rows) =>
      rows.map(({ textContent }) => textContent).find((text) => text.startsWith('T3-4')));
    assert.ok(row.includes('指标值等于0件的得满分，每高出1件扣0.5分，不满一档的不计，最低0分。'), row);
    await t.shot('bylaw');
    await click(page, 'English');
    await until(async () => (await headings(page))[0] === '1. Who is assessed', 'the rules in English');
  },

  'the contents lead to sections and dimensions, again and again': async (t) => {
    const page = await read(t);
    for (let turn = 0; turn < 2; turn += 1) {
      await page.$eval('.bylaw-contents a[href="#bylaw=6"]', (link) => link.click());
      await until(async () => (await focused(page)) === '六、加分减分和一票否决', 'the sixth section');
      await page.evaluate(() => { document.activeElement.blur(); window.scrollTo(0, 0); });
    }
    await page.$eval('.bylaw-contents a[href="#bylaw=3.2"]', (link) => link.click());
    await until(async () => (await focused(page)).startsWith('（二）T2 实施知识产权强企行动'), 'the second dimension');
  },

  'read from the files, while the data are faulty; not while the scheme is': async (t) => {
    const page = await t.open();
    await click(page, '看一份有问题的文件是什么样');
    await page.waitForSelector('.issue');
    await goTo(page, 'files');
    await page.waitForSelector('.files');
    await click(page, '查看细则');
    await page.waitForSelector('.bylaw');
    assert.equal((await headings(page)).length, 12);
    await click(page, '打印细则');
    await page.waitForSelector('.papers[data-papers=ready]');
    assert.ok((await page.$$('.papers .paper')).length > 5);

    const faulty = { name: SCHEME.name, text: SCHEME.text.replace('"full_marks": 100', '"full_marks": 99') };
    await drop(page, [faulty]);
    await goTo(page, 'bylaw');
    await page.waitForSelector('.issue');
    assert.equal(await page.$('.bylaw'), null);
    assert.equal(await page.$('.tab[href="#bylaw"]'), null);
  },

  'narrow: tables fold into lists, and nothing is cut off': async (t) => {
    const page = await read(t);
    for (const width of [1440, 1024, 480]) {
      await page.setViewport({ width, height: 900 });
      await until(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `no sideways scrolling at ${width}`);
      const over = await page.$$eval('.bylaw-table', (tables) =>
        tables.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1).length);
      assert.equal(over, 0, `${width}: a table wider than its place`);
      await t.shot(`bylaw-${width}`);
    }
    const [display, label] = await page.$eval('.bylaw-table tbody td', (cell) =>
      [getComputedStyle(cell).display, getComputedStyle(cell, '::before').content.replace('attr(data-label)', cell.dataset.label)]);
    assert.equal(display, 'flex');
    assert.match(label, /指标/, 'Firefox names the attribute, Chromium what is in it');
    await audit(t, 'the rules, narrow');
  },

  'printed: title, heads on every sheet, page numbers, the scheme and its digest': async (t) => {
    const page = await read(t);
    await click(page, '打印细则');
    await page.waitForSelector('.papers[data-papers=ready]');
    const sheets = await page.$$eval('.papers .paper', (all) => all.map((sheet) => {
      const body = sheet.querySelector('.paper-body');
      return {
        lying: sheet.classList.contains('paper-lying'),
        number: sheet.querySelector('.paper-number').textContent,
        notes: sheet.querySelector('.paper-notes').textContent,
        marks: [...sheet.querySelectorAll('.paper-marks span')].map(({ textContent }) => textContent),
        heads: [...body.querySelectorAll('.paper-table')].map((table) => table.querySelectorAll('thead th').length),
        ids: [...body.querySelectorAll('tbody tr')].map(({ firstElementChild }) => firstElementChild.textContent)
          .filter((id) => /^[TG]\d-\d$/.test(id)),
        over: Math.max(...[...body.children].map((block) => block.getBoundingClientRect().bottom)) - body.getBoundingClientRect().bottom,
      };
    }));
    sheets.forEach((sheet, no) => {
      assert.ok(sheet.lying && sheet.over <= 1, sheet.number);
      assert.equal(sheet.number, `第${no + 1}页　共${sheets.length}页`);
      assert.match(sheet.notes, /知识产权工作绩效考评方案.*版本2025，校验码[0-9a-f]{8}/);
      assert.deepEqual(sheet.marks, ['参考稿']);
      assert.ok(sheet.heads.every((columns) => columns >= 3), sheet.number);
    });
    const ids = sheets.flatMap((sheet) => sheet.ids);
    assert.equal(ids.length, 31, 'every indicator');
    assert.equal(new Set(ids).size, ids.length, 'and none twice');
    await t.shot('bylaw-print');
    if (t.browserName === 'firefox') return;
    const folder = mkdtempSync(join(tmpdir(), 'scorecard-bylaw-'));
    try {
      const path = join(folder, 'bylaw.pdf');
      await page.pdf({ path, preferCSSPageSize: true, printBackground: false, timeout: 50_000 });
      // Chromium 86 names some characters by radicals that look the same.
      const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
      const pages = text.normalize('NFKC').replace(/⻚/g, '页').split('\f').slice(0, -1).map((one) => one.replace(/\s/g, ''));
      assert.equal(pages.length, sheets.length);
      assert.ok(pages[0].includes('考核细则'));
      pages.forEach((one, no) => assert.ok(one.includes(`第${no + 1}页共${sheets.length}页`) && one.includes('参考稿'), `page ${no + 1}`));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
