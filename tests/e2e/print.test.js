// Papers: what comes out of the printer is what the page shows, sheet by sheet. Where a kernel makes PDF
// files, these are read with poppler's tools; the sheets themselves are held against the page everywhere.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textOf, until } from './helpers.js';
import { made } from './made.js';
import { SCHEME, YEAR, click, drop, goTo, loadSample } from './page.js';

/** Goes to papers by their address, and waits until all their sheets are made. */
async function papers(page, what) {
  await goTo(page, `print=${what}`);
  await ready(page);
}

async function ready(page) {
  await new Promise((done) => setTimeout(done, 100)); // for the choice to reach the page
  await page.waitForSelector('.papers[data-papers=ready]');
}

/** Every sheet: how it lies, its number, what stands on it, and what does not fit on it. */
const sheets = (page) => page.$$eval('.papers .paper', (sheets) => sheets.map((sheet) => {
  const body = sheet.querySelector('.paper-body');
  const text = (selector) => sheet.querySelector(selector)?.textContent ?? '';
  if (!body) return { empty: true };
  const bottom = body.getBoundingClientRect().bottom;
  return {
    lying: sheet.classList.contains('paper-lying'),
    back: sheet.classList.contains('paper-back'),
    name: sheet.getAttribute('aria-label'),
    number: text('.paper-number'),
    notes: text('.paper-notes'),
    marks: [...sheet.querySelectorAll('.paper-marks span')].map((mark) => mark.textContent),
    text: body.textContent,
    blocks: [...body.children].map((block) => block.className),
    // A hidden caption is for the ears; a sighted reader needs one only where a table goes on.
    captions: [...body.querySelectorAll('caption:not(.hidden)')].map((caption) => caption.textContent),
    heads: [...body.querySelectorAll('.paper-table')].map((table) => table.querySelectorAll('thead th').length),
    rows: [...body.querySelectorAll('.paper-table tbody tr')].map((row) =>
      ({ kind: row.className, cells: [...row.children].map((cell) => cell.textContent) })),
    over: Math.max(...[...body.children].map((block) => block.getBoundingClientRect().bottom)) - bottom,
  };
}));

/** Sheets by document: their numbers must count from 1 to the last, whose number each of them names. */
function documents(all) {
  const found = [];
  for (const sheet of all.filter(({ empty }) => !empty)) {
    const [, no, of] = /(\d+)\D+(\d+)/.exec(sheet.number).map(Number);
    if (no === 1) found.push([]);
    found.at(-1).push(sheet);
    assert.equal(no, found.at(-1).length, sheet.name);
    sheet.of = of;
  }
  for (const document of found) assert.ok(document.every(({ of }) => of === document.length), document[0].name);
  return found;
}

/** What every sheet must keep to. */
function assertSound(all) {
  for (const { name, empty, over, captions, heads, rows, notes, blocks } of all) {
    if (empty) continue;
    assert.ok(over <= 1, `${name}: ${over} px do not fit`);
    assert.ok(heads.every((columns) => columns > 1), `${name}: a table without a head`);
    assert.ok(captions.length <= 1 && captions.every((caption) => /续表|continued/.test(caption)), name);
    assert.ok(rows.length > 0 || blocks.length > 1, `${name}: hardly anything on it`);
    assert.match(notes, /[0-9a-f]{8}/, `${name}: no digest at its foot`);
  }
}

/** The page as a PDF file: for each page its size in points and its text. */
async function printed(page) {
  const folder = mkdtempSync(join(tmpdir(), 'scorecard-paper-'));
  try {
    const path = join(folder, 'papers.pdf');
    await page.pdf({ path, preferCSSPageSize: true, printBackground: false, timeout: 50_000 });
    const run = (tool, ...options) => execFileSync(tool, [...options], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const sizes = [...run('pdfinfo', '-f', '1', '-l', '9999', path).matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+)/gm)];
    // Chromium 86 names some characters by radicals that look the same: ⻚ for 页.
    const texts = run('pdftotext', '-layout', path, '-').normalize('NFKC').replace(/⻚/g, '页').split('\f');
    return sizes.map(([, width, height], no) => ({ width: Number(width), height: Number(height), text: texts[no] }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const makesPdf = (t) => t.browserName !== 'firefox';
/** The indicators whose rows stand on a page: their ids at the left edge. */
const ids = (text) => [...text.matchAll(/^ {0,20}([TG]\d-\d) /gm)].map(([, id]) => id);

/** Each page of the PDF is one sheet: as it lies, with its number, and with the same indicators on it. */
async function assertPrintedAsShown(t, all, { legible = true } = {}) {
  if (!makesPdf(t)) return;
  const pages = await printed(t.page);
  assert.equal(pages.length, all.length, 'pages of the PDF and sheets');
  pages.forEach(({ width, height, text }, no) => {
    const sheet = all[no];
    if (sheet.empty) return assert.equal(text.trim(), '', `page ${no + 1} should be empty`);
    assert.ok(Math.abs(Math.max(width, height) - 842) < 2 && Math.abs(Math.min(width, height) - 595) < 2, 'A4');
    assert.equal(width > height, sheet.lying, sheet.name);
    if (!legible) return;
    assert.ok(text.replace(/\s/g, '').includes(sheet.number.replace(/\s/g, '')), `${sheet.name}: its number`);
    const rows = sheet.rows.map(({ cells }) => /^[TG]\d-\d/.exec(cells[0])?.[0]).filter(Boolean);
    assert.deepEqual(ids(text), rows, `${sheet.name}: the rows on page ${no + 1}`);
  });
  return pages;
}

/** The sample scheme with something else in it. */
const schemeWith = (change) => {
  const scheme = JSON.parse(SCHEME.text);
  change(scheme);
  return { name: SCHEME.name, text: JSON.stringify(scheme) };
};

export default {
  'score sheets of all units, with every row once and none torn': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await papers(page, 'units');
    const all = await sheets(page);
    assertSound(all);
    const found = documents(all);
    assert.equal(found.length, 23, '22 units and the list of files');
    for (const document of found.slice(0, 22)) {
      const rows = document.flatMap(({ rows }) => rows);
      const own = rows.filter(({ kind }) => kind === '').map(({ cells }) => /^\S+/.exec(cells[0])[0]);
      assert.equal(new Set(own).size, own.length, `${document[0].name}: a row twice`);
      assert.ok(own.length >= 20, `${document[0].name}: ${own.length} indicators`);
      const goOn = document.slice(1).filter(({ rows }) => rows.length > 0);
      assert.ok(goOn.length > 0 && goOn.every(({ captions }) => captions.length === 1), 'the table is continued');
      assert.ok(document.at(-1).blocks.includes('paper-signatures'), 'signatures on the last sheet');
      assert.ok(document.at(-1).blocks.length > 1, 'and with them what is signed');
      // A dimension's line is not left behind at the end of a sheet.
      assert.ok(document.every((sheet) => sheet.rows.at(-1)?.kind !== 'paper-lead-row'), document[0].name);
    }
    const pages = await assertPrintedAsShown(t, all);
    if (pages) {
      const of = all.findIndex(({ name }) => name.startsWith('双环邨街道'));
      assert.ok(pages[of].text.includes('双环邨街道评分表'), '邨 has a glyph in some face');
      assert.ok(pages.every(({ text }) => text.includes('参考稿') && text.includes('演示数据')));
    }
  },

  'one unit, by the button on its card': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await click(page, '双环邨街道');
    await page.waitForSelector('.unit');
    await click(page, '打印');
    await ready(page);
    const all = await sheets(page);
    assertSound(all);
    assert.deepEqual([...new Set(all.map(({ name }) => name.split(' ')[0]))], ['双环邨街道评分表', '所用文件清单']);
    const text = all.map((sheet) => sheet.text).join('');
    for (const expected of ['总分62.08分', '第8名（共8个单位）', '自评总分', '失分原因', '被考核单位负责人（签字、盖章）',
      '考评人（签字）', '复核人（签字、盖章）', '通报：本组末位且总分低于70分', 'beichen-ip-2025.json']) {
      assert.ok(text.includes(expected), expected);
    }
    assert.match(all[0].notes, /版本2025，校验码[0-9a-f]{8}/);
    assert.match(all[0].notes, /打印日期\d{4}年\d{1,2}月\d{1,2}日/);
    await t.shot('print-unit');
    await click(page, '附所用文件清单');
    await ready(page);
    assert.ok(!(await sheets(page)).some(({ name }) => name.startsWith('所用文件清单')));
    const [what] = await page.$$('.print-bar select');
    await what.select('#print=notices');
    await ready(page);
    assert.ok((await sheets(page))[0].name.startsWith('通报约谈清单'));
  },

  'summaries and notices lie, everything together stands and lies': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await click(page, '打印');
    await ready(page);
    let all = await sheets(page);
    assertSound(all);
    assert.ok(all.every(({ lying }) => lying));
    assert.deepEqual(documents(all).map(([first]) => first.name.split(' ')[0]),
      ['镇考评结果汇总表', '街道考评结果汇总表', '开发区（园区）考评结果汇总表', '所用文件清单']);
    const street = all.find(({ name }) => name.startsWith('街道'));
    assert.deepEqual(street.rows.filter(({ kind }) => kind === '').map(({ cells }) => cells[1].replace('暂定', '')),
      ['瑞景街道', '果园新村街道', '集贤里街道', '佳荣里街道', '普东街道', '青源街道', '广源街道', '双环邨街道']);
    assert.ok(street.text.includes('“优秀”名额2个') && street.text.includes('由考核办研究决定'), 'quota line and who decides');
    await assertPrintedAsShown(t, all);
    await t.shot('print-summary');

    await papers(page, 'everything');
    all = await sheets(page);
    assertSound(all);
    assert.equal(documents(all).length, 22 + 3 + 1 + 1);
    await assertPrintedAsShown(t, all);
  },

  'on both sides: backs mirrored, each paper on a sheet of its own': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await papers(page, 'units:street');
    await click(page, '双面打印');
    await ready(page);
    const all = await sheets(page);
    assert.ok(all.some(({ empty }) => empty), 'an odd number of sheets ends with an empty back');
    all.forEach(({ empty, back, number }, no) => {
      if (!empty) assert.equal(back, no % 2 === 1, number);
      if (/第1页/.test(number ?? '')) assert.equal(no % 2, 0, 'a paper begins on a front');
    });
    await assertPrintedAsShown(t, all);
  },

  'in English': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await click(page, 'English');
    await papers(page, 'unit:120113100000');
    const all = await sheets(page);
    assertSound(all);
    assert.equal(all[0].number, `Page 1 of ${documents(all)[0].length}`);
    assert.ok(all[0].text.startsWith('Score sheet: 天穆镇') && all[0].marks.includes('Reference draft'));
    // On a page in English, Chromium 86 draws digits of the Noto faces right but does not name them in the file.
    await assertPrintedAsShown(t, all, { legible: t.browserName !== 'chromium-86' });
    await t.shot('print-unit-english');
  },

  'a row taller than a sheet is parted, and nothing of it is lost': async (t) => {
    const page = await t.open();
    const pieces = Array.from({ length: 500 }, (_, no) => `第${no + 1}段`);
    await drop(page, [schemeWith((scheme) => { scheme.tree[0].children[0].title = pieces.join('、'); }), ...YEAR]);
    await papers(page, 'unit:120113100000');
    const all = await sheets(page);
    assertSound(all);
    const told = all.flatMap(({ rows }) => rows).map(({ cells }) => cells[0].replace(/…/g, '')).join('');
    assert.ok(told.includes(pieces.join('、')), 'in pieces that join');
    if (makesPdf(t)) {
      const text = (await printed(page)).map((one) => one.text).join('').replace(/\s/g, '');
      const lost = pieces.filter((piece) => !text.includes(piece.slice(1, -1)));
      assert.deepEqual(lost, [], 'on paper');
    }
  },

  'more units than one tray holds are asked about': async (t) => {
    const page = await t.open();
    await drop(page, [schemeWith((scheme) => {
      const [model] = scheme.units;
      scheme.units.push(...Array.from({ length: 428 }, (_, no) =>
        ({ ...model, code: String(120113900000 + no), title: `单位${no + 1}`, aliases: [] })));
    }), ...YEAR]);
    await goTo(page, 'print=units');
    await page.waitForSelector('.print-bar');
    const { longest, first } = await page.evaluate(() => new Promise((done) => {
      const begin = performance.now();
      let last = begin;
      let longest = 0;
      const tick = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        if (document.querySelector('.papers[data-papers=ready]')) return done({ longest, first: now - begin });
        setTimeout(tick, 0);
      };
      tick();
    }));
    const all = await sheets(page);
    assertSound(all);
    assert.equal(documents(all).length, 101, 'a hundred units and the list of files');
    assert.ok(longest < 2_000, `the page stood still for ${longest} ms of ${first}`);
    const [, portion] = await page.$$('.print-bar select');
    assert.deepEqual(await portion.$$eval('option', (options) => options.map(({ textContent }) => textContent)),
      ['第1—100份（共450份）', '第101—200份（共450份）', '第201—300份（共450份）', '第301—400份（共450份）', '第401—450份（共450份）']);
    await portion.select('4');
    await ready(page);
    assert.equal(documents(await sheets(page)).length, 51);
  },

  '3,000 units on one summary: sheets come in portions, and laying out can be stopped': async (t) => {
    const count = t.browserName === 'chromium-86' ? 1500 : 3000;
    const page = await t.open();
    const { scheme, data } = made(1, count, 2);
    await drop(page, [scheme, data('verified', (no, at) => ((no * 7919 + at * 104729) % 1000) / 10)]);
    await goTo(page, 'print=units');
    await page.waitForSelector('.papers');
    // Looks on while the summary is laid out, and stops it after two portions.
    await page.evaluate(() => {
      const count = () => document.querySelectorAll('.papers .paper').length;
      const seen = [];
      window.seen = seen;
      new MutationObserver(() => {
        const now = count();
        if (now === seen[seen.length - 1]) return;
        seen.push(now);
        const stop = document.querySelector('.print-state progress ~ button');
        if (now >= 60 && !window.stopped && location.hash === '#print=summary') {
          window.stopped = true;
          stop.click();
        }
      }).observe(document.querySelector('.main'), { childList: true, subtree: true });
      location.hash = 'print=summary';
    });
    await page.waitForSelector('.papers[data-papers=stopped]');
    const drawn = () => page.$$eval('.papers .paper', (all) => all.length);
    const before = await drawn();
    assert.equal(before, 60);
    assert.match(await textOf(page, '.print-state'), /已停止，只排出60页[\s\S]*第1份，共2份[\s\S]*继续排版/);
    assert.equal(await page.$eval('.print-state .button-main', (print) => print.disabled), true, 'half of it is not printed');
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(await drawn(), before, 'it stays stopped');
    const progress = () => page.$eval('.print-state progress', ({ value, max }) => value / max);
    const half = await progress();
    assert.ok(half > 0.25 && half < 0.5, `in the second half of the first of two papers: ${half}`);
    await t.shot('print-stopped');
    await click(page, '继续排版');
    await ready(page);
    assert.equal(await page.$('.print-state progress'), null);

    const all = await sheets(page);
    assertSound(all);
    const [summary, files] = documents(all);
    assert.equal(documents(all).length, 2);
    assert.ok(summary.length > 60 && files.length === 1);
    assert.ok(summary.slice(1).every(({ captions, heads, rows }) => rows.length === 0 || (captions.length === 1 && heads[0] > 4)),
      'the head of the table again on each');
    const places = summary.flatMap(({ rows }) => rows).filter(({ kind }) => kind === '').map(({ cells }) => cells);
    assert.equal(new Set(places.map(([, unit]) => unit)).size, count, 'every unit once');
    assert.equal(places.length, count);
    assert.ok(places.every(([place], no) => no === 0 || Number(place) >= Number(places[no - 1][0])), 'in the order of places');
    const steps = (await page.evaluate(() => window.seen)).map((now, no, seen) => now - (seen[no - 1] ?? 0));
    // A portion, and the one sheet of the other document.
    assert.ok(Math.max(...steps) <= 31, `portions of ${steps}`);

    await assertPrintedAsShown(t, all);

    // Another choice begins anew, and nothing of a stopped one comes after it.
    await papers(page, 'notices');
    assert.ok((await sheets(page)).every(({ name }) => !name.includes('汇总表')));
  },

  'a plain print of another view is that view': async (t) => {
    if (!makesPdf(t)) t.skip('Firefox is not asked for a PDF here');
    const page = await t.open();
    await loadSample(page);
    const text = (await printed(page)).map((one) => one.text).join('');
    assert.ok(text.includes('宜兴埠镇') && !text.includes('第1页'));
    assert.ok(!text.includes('下载考核结果'), 'no buttons');
  },

  'papers on the screen: narrow, dark': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await papers(page, 'unit:120113100000');
    for (const width of [1440, 1024, 480]) {
      await page.setViewport({ width, height: 900 });
      await until(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `no sideways scrolling at ${width}`);
      await t.shot(`print-unit-${width}`);
    }
  },
};
