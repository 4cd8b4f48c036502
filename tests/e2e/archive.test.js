// 存档包: made in the page, opened again, checked; and what happens when the office's module does not come.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { download, dropFiles, textOf, until, untilText } from './helpers.js';
import { made } from './made.js';
import { click, control, drop, goTo, keepNothing, loadSample, settled } from './page.js';
import { members, zipped } from './zip.js';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const WORKER = /^office-[0-9a-f]+\.js$/;
const PROGRAM = /^office-[0-9a-f]+\.wasm$/;

async function packed(t) {
  await keepNothing(t.page);
  const page = await t.open();
  await loadSample(page);
  const result = await download(page, () => click(page, '下载考核结果'));
  await goTo(page, 'export');
  await page.waitForSelector('.offer');
  const zip = await download(page, () => click(page, '生成存档包'));
  return { page, result, zip };
}

/** Opens the page anew, with an empty desk, and drops a package on it. */
async function opened(t, zip) {
  const page = await t.open();
  await page.waitForSelector('.start');
  await dropFiles(page, [zip]);
  await page.waitForSelector('.office-sound, .office-failed');
  await settled(page);
}

export default {
  'a package is made, opened in a fresh page, and gives the same result': async (t) => {
    const { page, result, zip } = await packed(t);
    assert.equal(zip.name, '考核存档-beichen-ip-2025.zip');
    const files = members(zip.bytes);
    const manifest = JSON.parse(files.get('manifest.json'));
    assert.equal(manifest.format, 'ip-scorecard/archive@1');
    assert.equal(manifest.files.length, files.size - 1);
    for (const { path, sha256: expected } of manifest.files) assert.equal(sha256(files.get(path)), expected, path);
    assert.deepEqual(files.get(manifest.files.find(({ role }) => role === 'result').path), result.bytes);

    await goTo(page, 'export');
    await page.waitForSelector('.offer');
    const again = await download(page, () => click(page, '生成存档包'));
    assert.equal(sha256(again.bytes), sha256(zip.bytes), 'the same files make the same package');

    await opened(t, zip);
    await untilText(page, '核对一致');
    await t.shot('archive-sound');
    assert.ok((await textOf(page)).includes(sha256(files.get('manifest.json'))));
    const restored = await download(page, () => click(page, '下载考核结果'));
    assert.deepEqual(restored.bytes, result.bytes);
    await click(page, '关闭');
    await until(async () => (await page.$('.office')) === null, 'the panel to go');
  },

  'a changed byte, a missing and an added file are said, all at once': async (t) => {
    const { page, zip } = await packed(t);
    const files = members(zip.bytes);
    const data = [...files.keys()].filter((path) => path.startsWith('数据/'));
    const text = files.get(data[0]).toString('utf8');
    files.set(data[0], Buffer.from(text.replace('（演示数据）', '(演示数据)')));
    assert.notEqual(files.get(data[0]).toString('utf8'), text);
    const paper = [...files.keys()].find((path) => path.startsWith('文书/'));
    files.delete(paper);
    files.set('数据/后加.json', Buffer.from('{}'));
    await opened(t, { name: zip.name, bytes: zipped(files) });
    const told = await textOf(page, '.office');
    for (const part of [`“${data[0]}”有改动`, `缺少“${paper}”`, '“数据/后加.json”不在清单之中', '另有4处不符', '起不一致']) {
      assert.ok(told.includes(part), `${part} in\n${told}`);
    }
    await t.shot('archive-changed');
    await page.setViewport({ width: 480, height: 800 });
    await t.shot('archive-changed-480');
  },

  'what is no package is said, and nothing that is open is touched': async (t) => {
    const page = await t.open();
    await loadSample(page);
    const before = await textOf(page, '.head-subject');
    const cases = [
      [{ name: '表.zip', bytes: Buffer.from('no zip') }, '不是 .zip 格式'],
      [{ name: '别的.zip', bytes: zipped(new Map([['a.txt', Buffer.from('a')]])) }, '没有清单 manifest.json'],
      [{ name: '外.zip', bytes: zipped(new Map([['../a.txt', Buffer.from('a')]])) }, '“../a.txt”的路径指向存档包以外'],
    ];
    for (const [file, sentence] of cases) {
      await dropFiles(page, [file]);
      await untilText(page, sentence);
      await click(page, '关闭');
      assert.equal(await textOf(page, '.head-subject'), before);
    }
    await drop(page, [cases[0][0], cases[1][0]]);
    await untilText(page, '存档包请单独打开');
  },

  'a module that does not come is a message, and another try works': async (t) => {
    t.allow(/404/);
    t.allow(/office-[0-9a-f]+\.(js|wasm)/);
    const page = await t.open();
    await loadSample(page);
    await goTo(page, 'export');
    await page.waitForSelector('.offer');
    for (const missing of [WORKER, PROGRAM]) {
      t.server.answer = (path) => (missing.test(path) ? { status: 404 } : undefined);
      await click(page, '生成存档包');
      await untilText(page, '文书功能没有加载成功');
      if (missing === PROGRAM) await t.shot('archive-unavailable');
      t.server.answer = () => undefined;
      const zip = await download(page, () => click(page, '重试'));
      assert.ok(members(zip.bytes).has('manifest.json'));
      await until(async () => (await page.$('.office')) === null, 'the panel to go');
    }
    t.server.answer = (path) => (PROGRAM.test(path) ? { status: 200, type: 'text/html', body: '<p>请登录</p>' } : undefined);
    await click(page, '生成存档包');
    await untilText(page, '文书功能没有加载成功');
    await click(page, '关闭');
  },

  'a job that breaks off is a message with what the module said last': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await goTo(page, 'export');
    await page.waitForSelector('.offer');
    const script = await page.$eval('#office', (template) => template.content.querySelector('script').getAttribute('src'));
    const { body } = await page.evaluate(async (script) => ({ body: await (await fetch(script)).text() }), script);
    // A job that the module does not know, and a panic while it works.
    const breaks = [
      body.replace('wasm_bindgen.run(job,', 'wasm_bindgen.run("{}",'),
      body.replace('const [answer, ...made]', 'broken("panicked"); throw 1; const [answer, ...made]'),
    ];
    for (const [no, broken] of breaks.entries()) {
      assert.notEqual(broken, body);
      t.server.answer = (path) => (WORKER.test(path) ? { body: broken } : undefined);
      await click(page, '生成存档包');
      await untilText(page, '处理中断');
      await click(page, '技术信息');
      assert.match(await textOf(page, '.office-detail'), [/missing field/, /panicked/][no]);
      await click(page, '关闭');
      await until(async () => (await page.$('.office')) === null, 'the panel to go');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'heading');
    }
  },

  'large: 3,000 units are packed step by step': async (t) => {
    const page = await t.open();
    const { scheme, data } = made(5, 600, 4);
    await drop(page, [scheme, data('verified', (no, at) => (no + at) % 100)]);
    await goTo(page, 'export');
    await page.waitForSelector('.offer');
    await page.evaluate(() => {
      window.steps = [];
      const note = () => {
        const bar = document.querySelector('.office progress[value]');
        if (bar && bar.value !== window.steps[window.steps.length - 1]) window.steps.push(bar.value);
      };
      new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    const zip = await download(page, async () => {
      await click(page, '生成存档包');
      await until(async () => (await page.$('.office')) === null, 'the package', 50_000);
    });
    assert.equal(JSON.parse(members(zip.bytes).get('manifest.json')).files.length, 6, 'scheme, data, result and three papers');
    const steps = await page.evaluate(() => window.steps);
    assert.ok(steps.length > 2, `steps: ${steps}`);
    assert.deepEqual([...steps].sort((a, b) => a - b), steps);
  },

  'a job can be cancelled, and the page goes on meanwhile': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await goTo(page, 'export');
    await page.waitForSelector('.offer');
    const asked = () => t.server.asked.filter((path) => /office-[0-9a-f]+\.(js|wasm)/.test(path));
    assert.deepEqual(asked(), [], 'the module comes when it is needed');
    let go;
    const wait = new Promise((done) => { go = done; });
    t.server.answer = (path) => (PROGRAM.test(path) ? { wait } : undefined);
    await click(page, '生成存档包');
    await page.waitForSelector('.office-working');
    assert.ok(await page.evaluate((button) => button.disabled, await control(page, '生成存档包')));
    await goTo(page, 'overview');
    await page.waitForSelector('.overview, .sheet');
    await t.shot('archive-working');
    await click(page, '取消');
    await untilText(page, '已取消');
    assert.equal(await page.$('.office'), null);
    go();
    t.server.answer = () => undefined;
    await goTo(page, 'export');
    await page.waitForSelector('.offer');
    const zip = await download(page, () => click(page, '生成存档包'));
    assert.ok(zip.bytes.length > 0);
  },
};
