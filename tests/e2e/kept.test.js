// Never lose work: what is open survives a reload and a crash, on this machine only, and goes when it is due.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { textOf, until, untilText } from './helpers.js';
import {
  SCHEME, YEAR, click, drop, fileNames, inGb18030, issues, loadSample, openTrace, openUnit, rankings, settled,
  sidewaysScroll, shot, view,
} from './page.js';

const HEAD = '.head-kept';

/** What the database holds: { desks: { name: text }, files: [key] }. */
const stored = (page) => page.evaluate(() => new Promise((done, fail) => {
  const request = indexedDB.open('ip-scorecard');
  request.onerror = () => fail(request.error);
  request.onsuccess = () => {
    const database = request.result;
    const finish = (value) => { database.close(); done(value); };
    if (!database.objectStoreNames.contains('desks')) return finish({ desks: {}, files: [] });
    const transaction = database.transaction(['desks', 'files']);
    const [names, texts] = ['getAllKeys', 'getAll'].map((all) => transaction.objectStore('desks')[all]());
    const files = transaction.objectStore('files').getAllKeys();
    transaction.oncomplete = () => finish({
      desks: Object.fromEntries(names.result.map((name, no) => [name, texts.result[no]])),
      files: files.result,
    });
  };
}));

const records = async (page) => Object.values((await stored(page)).desks).map((text) => JSON.parse(text));

/** Puts a desk into the database as a tab of some version left it; files as { digest: text }. */
const plant = (page, name, record, files = {}) => page.evaluate((name, record, files) => new Promise((done, fail) => {
  const request = indexedDB.open('ip-scorecard', 1);
  request.onupgradeneeded = () => ['desks', 'files'].forEach((table) => request.result.createObjectStore(table));
  request.onerror = () => fail(request.error);
  request.onsuccess = () => {
    const transaction = request.result.transaction(['desks', 'files'], 'readwrite');
    transaction.objectStore('desks').put(record, name);
    for (const [digest, text] of Object.entries(files)) {
      transaction.objectStore('files').put(new TextEncoder().encode(text), `${name}/${digest}`);
    }
    transaction.oncomplete = () => { request.result.close(); done(); };
  };
}), name, typeof record === 'string' ? record : JSON.stringify(record), files);

/** Waits until everything that was done is written. */
const written = (page) => until(async () => {
  const before = JSON.stringify(await stored(page));
  await new Promise((done) => setTimeout(done, 600));
  return JSON.stringify(await stored(page)) === before && (await page.$(HEAD)) !== null;
}, 'everything to be kept');

/** Loads the page again, as the reader would. */
async function reload(t, page = t.page) {
  await page.bringToFront();
  t.allow(/request after the start/);
  await page.reload({ waitUntil: 'domcontentloaded' });
  await running(page);
}

const running = (page) => until(
  () => page.$eval('html', (html) => html.dataset.scorecard === 'running').catch(() => false), 'the program to run');

/** Another tab of the same browser, at the same address. */
async function anotherTab(t) {
  const other = await t.another();
  await other.setViewport({ width: 1280, height: 800 });
  await other.goto(t.base, { waitUntil: 'domcontentloaded' });
  await running(other);
  return other;
}

/** The clock on the wall, some hours later. */
const later = (page, hours) => page.evaluateOnNewDocument((ahead) => {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : [Real.now() + ahead])); }
    static now() { return Real.now() + ahead; }
  };
}, hours * 3_600_000);

const offers = (page) => page.$$eval('.left li', (items) => items.map((item) => item.querySelector('.left-what').innerText));

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** As the page's browser writes it, whatever the zone of this process. */
const hoursFromNow = (page, hours) => page.evaluate((hours) => {
  const date = new Date(Date.now() + hours * 3_600_000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}, hours);

export default {
  'a reload brings back the files and the view': async (t) => {
    const page = await t.open();
    const local = inGb18030({ name: YEAR[1].name, text: YEAR[1].text.replaceAll('（演示数据）', '') });
    await drop(page, [SCHEME, ...YEAR.filter(({ name }) => name !== local.name), local]);
    await view(page, '问题');
    await click(page, '说明');
    const found = await issues(page);
    await view(page, '排名');
    await page.type('#find', '街道');
    await until(async () => (await rankings(page)).flatMap(({ rows }) => rows).every(({ unit }) => unit.includes('街道')), 'the units that were looked for');
    await click(page, '总分');
    const ranked = await rankings(page);
    const { unit } = ranked.flatMap(({ rows }) => rows)[2];
    await openUnit(page, unit);
    const trace = await openTrace(page, 'T3-1');
    await written(page);

    await reload(t);
    await until(() => page.$('[id="trace-T3-1"]'), 'the trace to be open again');
    await untilText(page, '已恢复');
    assert.equal(await textOf(page, '.unit h2'), unit);
    assert.deepEqual(await openTraceText(page), trace);
    await view(page, '排名');
    assert.equal(await page.$eval('#find', (field) => field.value), '街道');
    assert.ok(await page.$('.rank th[aria-sort="descending"], .rank th[aria-sort="ascending"]'), 'ordered as before');
    assert.deepEqual(await rankings(page), ranked);
    await view(page, '问题');
    assert.deepEqual(await issues(page), found, 'with notes shown');
    await view(page, '文件');
    assert.equal((await fileNames(page)).length, YEAR.length + 1);
    const marks = await page.$$eval('.files tbody tr', (rows) => rows.filter((row) => row.querySelector('.tag')).length);
    assert.equal(marks, YEAR.length - 1, 'what is made up is marked, and what is not is not');
    assert.equal((await records(page)).length, 1);
    await shot(t, 'kept-files');
  },

  'of the files only what is new is written': async (t) => {
    const page = await t.open();
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put;
      window.puts = [];
      IDBObjectStore.prototype.put = function (value, key) { window.puts.push(`${this.name} ${key.split('/')[1] ?? ''}`.trim()); return put.call(this, value, key); };
    });
    await loadSample(page);
    await written(page);
    const files = await page.evaluate(() => window.puts.splice(0).filter((put) => put.startsWith('files')).length);
    assert.equal(files, YEAR.length + 2);
    await view(page, '排名');
    await openUnit(page, '小淀镇');
    await written(page);
    const puts = await page.evaluate(() => window.puts.splice(0));
    assert.ok(puts.length > 0 && puts.every((put) => put === 'desks'), `${puts}`);
    await view(page, '文件');
    await page.click('.files .row-actions > button');
    await written(page);
    assert.deepEqual([...new Set(await page.evaluate(() => window.puts))], ['desks']);
    assert.equal((await stored(page)).files.length, YEAR.length + 1, 'what was removed is kept no longer');
  },

  'the notice says what is kept, where and until when; a switch keeps it longer': async (t) => {
    const page = await t.open();
    assert.equal(await page.$(HEAD), null, 'nothing is open, nothing is kept');
    await loadSample(page);
    await written(page);
    await click(page, '已保存，留到');
    await page.waitForSelector('.kept');
    const notice = await textOf(page, '.kept');
    assert.match(notice, /打开的13个文件.*已保存，保留到\d+年\d+月\d+日\d+:\d\d/);
    assert.match(notice, /保存在本机浏览器中，不上传/);
    const [day] = await records(page);
    assert.equal(day.span, 'day');
    assert.ok(Date.parse(day.until) - Date.parse(day.changed) <= 24 * 3_600_000);

    await click(page, '允许保留30天');
    await written(page);
    const [long] = await records(page);
    assert.equal(long.span, 'longer');
    const days = (Date.parse(long.until) - Date.parse(long.changed)) / 86_400_000;
    assert.ok(days > 29.9 && days <= 31, `${days}`);
    await later(page, 24 * 20);
    await reload(t);
    await page.waitForSelector('.kept-longer input:checked');
    await t.page.setViewport({ width: 480, height: 800 });
    assert.equal(await sidewaysScroll(page), 0);
    await shot(t, 'kept-480');
  },

  'what is due is gone at the next start': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await written(page);
    await later(page, 29);
    await reload(t);
    await untilText(page, '已到期或者已被清除');
    await page.waitForSelector('.start');
    assert.deepEqual(await stored(page), { desks: {}, files: [] });
    await reload(t);
    assert.doesNotMatch(await textOf(page), /已到期/, 'said once');
  },

  'two tabs keep two desks, and neither overwrites the other': async (t) => {
    const one = await t.open();
    await loadSample(one);
    await written(one);
    const two = await anotherTab(t);
    await new Promise((done) => setTimeout(done, 600));
    assert.deepEqual(await offers(two), [], 'what is open elsewhere is nobody\'s leavings');
    await drop(two, [SCHEME]);
    await written(two);
    assert.deepEqual((await records(two)).map(({ files }) => files.length).sort(), [1, YEAR.length + 2].sort());
    await reload(t, one);
    await until(async () => (await one.$$('.tab')).length > 3, 'the first desk');
    await reload(t, two);
    await settled(two);
    await two.bringToFront();
    await view(two, '文件');
    assert.deepEqual(await fileNames(two), [SCHEME.name]);
    await one.bringToFront();
    await view(one, '文件');
    assert.equal((await fileNames(one)).length, YEAR.length + 2);
    await two.close();
  },

  'a duplicated tab gets a desk of its own': async (t) => {
    const one = await t.open();
    await drop(one, [SCHEME]);
    await written(one);
    // A browser copies the tab's own memory when it duplicates a tab.
    const memory = await one.evaluate(() => ({ ...sessionStorage }));
    const two = await t.another();
    await two.evaluateOnNewDocument((memory) => {
      if (sessionStorage.length === 0) Object.entries(memory).forEach(([name, value]) => sessionStorage.setItem(name, value));
    }, memory);
    await two.goto(t.base, { waitUntil: 'domcontentloaded' });
    await running(two);
    await untilText(two, '已恢复');
    await written(two);
    assert.equal((await records(two)).length, 2);
    await drop(two, [YEAR[1]]);
    await written(two);
    await reload(t, one);
    await settled(one);
    await view(one, '文件');
    assert.deepEqual(await fileNames(one), [SCHEME.name]);
    assert.deepEqual((await records(two)).map(({ files }) => files.length).sort(), [1, 2]);
    await two.close();
  },

  'a duplicate that nobody answers overwrites nothing either': async (t) => {
    const one = await t.open();
    await one.evaluateOnNewDocument(() => { delete window.BroadcastChannel; });
    await t.open();
    await drop(one, [SCHEME]);
    await written(one);
    const memory = await one.evaluate(() => ({ ...sessionStorage }));
    const two = await t.another();
    await two.evaluateOnNewDocument((memory) => {
      delete window.BroadcastChannel;
      if (sessionStorage.length === 0) Object.entries(memory).forEach(([name, value]) => sessionStorage.setItem(name, value));
    }, memory);
    await two.goto(t.base, { waitUntil: 'domcontentloaded' });
    await running(two);
    await untilText(two, '已恢复');
    await drop(two, [YEAR[1], YEAR[2]]);
    await written(two);
    await one.bringToFront();
    await drop(one, [YEAR[3]]);
    await written(one);
    const kept = (await records(one)).map(({ files }) => files.map(({ name }) => name).sort());
    assert.equal(kept.length, 2);
    assert.ok(kept.some((names) => names.includes(YEAR[3].name) && names.length === 2), JSON.stringify(kept));
    assert.ok(kept.some((names) => names.includes(YEAR[2].name) && names.length === 3), JSON.stringify(kept));
    await two.close();
  },

  'a new tab offers what a closed one left': async (t) => {
    await t.open();
    const first = await t.another();
    await first.goto(t.base, { waitUntil: 'domcontentloaded' });
    await running(first);
    await loadSample(first);
    await view(first, '排名');
    await written(first);
    await first.close();
    const page = await t.open();
    await page.waitForSelector('.left');
    assert.match((await offers(page))[0], /^知识产权工作绩效考评方案.*，13个文件，\d+年\d+月\d+日\d+:\d\d/);
    await shot(t, 'kept-offer');
    await page.setViewport({ width: 480, height: 800 });
    assert.equal(await sidewaysScroll(page), 0);
    await shot(t, 'kept-offer-480');
    await click(page, '恢复');
    await page.waitForSelector('.rank');
    await written(page);
    assert.equal((await records(page)).length, 1, 'taken up, not copied');

    await view(page, '文件');
    await click(page, '全部移除');
    await until(async () => Object.keys((await stored(page)).desks).length === 0, 'nothing to be kept');
    assert.deepEqual((await stored(page)).files, []);
    await click(page, '撤销');
    await settled(page);
    await written(page);
    assert.equal((await stored(page)).files.length, YEAR.length + 2, 'taken back, it is kept again');
  },

  'what was left can be deleted': async (t) => {
    const page = await t.open();
    const until = await hoursFromNow(page, 3);
    const files = [{ name: SCHEME.name, sha256: sha256(SCHEME.text) }];
    await plant(page, 'left', { format: 'ip-scorecard/desk@2', changed: await hoursFromNow(page, -1), until, span: 'day', subject: '上周的考核', files, view: {} },
      { [files[0].sha256]: SCHEME.text });
    await t.open();
    await untilText(page, '上周的考核，1个文件');
    await click(page, '删除');
    await page.waitForFunction(() => !document.querySelector('.left'));
    assert.deepEqual(await stored(page), { desks: {}, files: [] });
  },

  'one button clears everything, of other tabs and newer versions too': async (t) => {
    const page = await t.open();
    await plant(page, 'newer', { format: 'ip-scorecard/desk@99', until: await hoursFromNow(page, 3), secrets: [] });
    const other = await anotherTab(t);
    await drop(other, [SCHEME]);
    await written(other);
    await page.bringToFront();
    await t.open();
    await loadSample(page);
    await written(page);
    await view(page, '文件');
    assert.match(await textOf(page, '.kept'), /另有1份由本页面的更新版本保存/);
    await click(page, '清除全部保存内容');
    assert.match(await textOf(page, '.kept-sure'), /不能撤销/);
    await shot(t, 'kept-sure');
    await click(page, '不清除');
    assert.equal(Object.keys((await stored(page)).desks).length, 3);
    await click(page, '清除全部保存内容');
    await click(page, '确定清除');
    await untilText(page, '已清除本机保存的全部内容');
    await page.waitForSelector('.start');
    assert.deepEqual(await stored(page), { desks: {}, files: [] });
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    await other.bringToFront();
    await untilText(other, '未保存');
    await view(other, '文件');
    assert.match(await textOf(other, '.kept'), /已在另一标签页清除/);
    await drop(other, [YEAR[1]]);
    await until(async () => (await records(other)).length === 1, 'the next change to be kept');
    await other.close();
  },

  'a record of every earlier version is read, a later one left alone': async (t) => {
    const page = await t.open();
    const { name, text } = SCHEME;
    const first = JSON.parse(readFileSync(new URL('../kept/1.json', import.meta.url), 'utf8'));
    Object.assign(first, { changed: await hoursFromNow(page, -1), until: await hoursFromNow(page, 3), route: '#files' });
    first.files = [{ name, sha256: sha256(text) }, { name: 'gone.json', sha256: sha256('') }];
    await plant(page, 'first', first, { [sha256(text)]: text });
    await plant(page, 'later', { format: 'ip-scorecard/desk@99', until: await hoursFromNow(page, 3) });
    await plant(page, 'due', { format: 'ip-scorecard/desk@99', until: await hoursFromNow(page, -1) });
    await plant(page, 'broken', '{"format":');
    await t.open();
    await page.waitForSelector('.left');
    assert.match(await textOf(page, '.left'), /另有1份由本页面的更新版本保存，当前版本不能读取/);
    await click(page, '恢复');
    await page.waitForSelector('.files');
    assert.match(await textOf(page, '.event'), /已恢复.*1个文件.*gone\.json没有保存下来/);
    assert.deepEqual(await fileNames(page), [name]);
    await written(page);
    const desks = (await stored(page)).desks;
    assert.deepEqual(Object.keys(desks).sort(), ['first', 'later']);
    assert.equal(JSON.parse(desks.first).format, 'ip-scorecard/desk@2', 'written on as the present version');
  },

  'where the browser keeps nothing it says so, and work goes on': async (t) => {
    await t.page.evaluateOnNewDocument(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
    const page = await t.open();
    await untilText(page, '未保存');
    await loadSample(page);
    await view(page, '排名');
    assert.equal((await rankings(page)).length, 3);
    await click(page, '未保存到本机');
    await page.waitForSelector('.kept-not');
    assert.match(await textOf(page, '.kept'), /浏览器不允许本页面保存内容.*可以照常使用/);
    await shot(t, 'kept-refused');
  },

  'where there is no room it says so, and what was kept before stays': async (t) => {
    const page = await t.open();
    await drop(page, [SCHEME]);
    await written(page);
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...given) {
        const request = put.apply(this, given);
        this.transaction.abort(); // as the browser does when the disk is full
        return request;
      };
    });
    await drop(page, [YEAR[1]]);
    await untilText(page, '未保存');
    await click(page, '未保存到本机');
    await untilText(page, '存储空间不足');
    assert.equal((await records(page))[0].files.length, 1);
  },

  'where the tab may remember nothing, the work is offered': async (t) => {
    await t.page.evaluateOnNewDocument(() => Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } }));
    const page = await t.open();
    await loadSample(page);
    await written(page);
    await reload(t);
    await page.waitForSelector('.left');
    await click(page, '恢复');
    await untilText(page, '已恢复');
  },

  'after a crash the page comes back as it was': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await view(page, '排名');
    await openUnit(page, '小淀镇');
    await written(page);
    t.allow(/console: scorecard Q06|request after the start/);
    await page.evaluate(() => window.__scorecardFail('Q06', 'on purpose'));
    await page.waitForSelector('.boot-failed');
    assert.match(await textOf(page, '.boot-failed'), /出错前打开的文件一般会自动恢复/);
    await Promise.all([page.waitForNavigation(), page.click('.boot-failed button')]);
    await running(page);
    await page.waitForSelector('.unit');
    assert.equal(await textOf(page, '.unit h2'), '小淀镇');
  },

  'what crashes the page while it comes back is only offered the next time': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await view(page, '排名');
    await openUnit(page, '小淀镇');
    await written(page);
    // As if drawing these files broke the program: the card is there before the view is.
    await page.evaluateOnNewDocument(() => {
      if (sessionStorage.getItem('test.crashed')) return;
      sessionStorage.setItem('test.crashed', '1');
      const append = Node.prototype.insertBefore;
      Node.prototype.insertBefore = function (...given) {
        if (given[0].className === 'unit' || given[0].querySelector?.('.unit, .tabs')) throw new Error('broken on purpose');
        return append.apply(this, given);
      };
    });
    t.allow(/console: scorecard Q06|request after the start|unreachable|console: failed to append child|exception/);
    await page.reload({ waitUntil: 'domcontentloaded' });
    await page.waitForSelector('.boot-failed');
    await Promise.all([page.waitForNavigation(), page.click('.boot-failed button')]);
    await running(page);
    await page.waitForSelector('.left-crashed');
    assert.match(await textOf(page, '.left'), /上次恢复时页面出错，因此没有自动恢复/);
    assert.equal((await page.$$('.tab')).length, 0);
    await shot(t, 'kept-crashed');
    await click(page, '只恢复文件');
    await page.waitForSelector('.tabs');
    await settled(page);
    assert.equal(await page.$('.unit'), null, 'the files, not the view');
    await written(page);
    await new Promise((done) => setTimeout(done, 1200));
    await reload(t);
    await page.waitForSelector('.tabs');
  },

  'a quick reload is no crash': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await written(page);
    for (let no = 0; no < 3; no += 1) {
      await page.reload({ waitUntil: 'domcontentloaded' });
      await running(page);
    }
    t.allow(/request after the start/);
    await page.waitForSelector('.tabs');
    assert.equal(await page.$('.left'), null);
  },
};

/** The trace that is open, as openTrace reads it. */
const openTraceText = (page) => page.$eval('[id="trace-T3-1"]', (row) => Object.fromEntries(
  [...row.querySelectorAll('dl > div')].map((part) =>
    [part.querySelector('dt').textContent, [...part.querySelectorAll('dd p')].map((p) => p.textContent).join('\n')])));
