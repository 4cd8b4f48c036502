// Charts: fetched on first use, drawn under the policy, legible, saved as pictures.

import assert from 'node:assert/strict';
import { textOf, until } from './helpers.js';
import { EARLIER, drop, goTo, loadSample, shot, sidewaysScroll } from './page.js';

const fetched = (t) => t.server.asked.filter((path) => /\/charts-[0-9a-f]+\.js$/.test(path)).length;

/** Waits until every chart of the view is drawn. */
const drawn = (page, count = 1) => until(
  () => page.$$eval('figure.chart', (all, count) =>
    all.length >= count && all.every((one) => one.querySelector('.chart-drawn svg')), count),
  'the charts');

/** The words inside the drawing of the first chart. */
const wordsOf = (page) => page.$eval('.chart-drawn svg', (svg) => [...svg.querySelectorAll('text')].map((t) => t.textContent));

async function openChart(t, fragment, count) {
  const page = await t.open();
  await loadSample(page);
  await goTo(page, fragment);
  await drawn(page, count);
  return page;
}

/** What a click hands to the reader: the browser is asked to keep it instead. */
async function saved(page, selector) {
  await page.evaluate(() => {
    window.savedFile = undefined;
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      window.savedFile = blob;
      return make(blob);
    };
    document.addEventListener('click', (event) => {
      if (event.target.matches('a[download]')) {
        window.savedName = event.target.download;
        event.preventDefault();
      }
    }, true);
    // The link is clicked outside the document.
    HTMLAnchorElement.prototype.click = function click() { window.savedName = this.download; };
  });
  await page.click(selector);
  await until(() => page.evaluate(() => window.savedFile !== undefined), 'a picture');
  return page.evaluate(async () => {
    const bitmap = await createImageBitmap(window.savedFile);
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const dark = (x, y, width, height) => {
      const { data } = context.getImageData(x, y, width, height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) count += data[at] + data[at + 1] + data[at + 2] < 384 ? 1 : 0;
      return count;
    };
    const { width, height } = bitmap;
    return {
      name: window.savedName, type: window.savedFile.type, width, height,
      corner: [...context.getImageData(2, 2, 1, 1).data],
      head: dark(0, 0, width, 100), foot: dark(0, height - 110, width, 110), body: dark(0, 100, width, height - 210),
    };
  });
}

export default {
  'the library comes with the first chart, once, and not before': async (t) => {
    const page = await t.open();
    assert.equal(fetched(t), 0, 'at the start');
    await loadSample(page);
    assert.equal(fetched(t), 0, 'without a chart in sight');
    const begin = Date.now();
    await goTo(page, 'indicators');
    await drawn(page);
    console.log(`         first chart after ${Date.now() - begin} ms`);
    assert.equal(fetched(t), 1);
    await goTo(page, 'compare');
    await until(() => page.$$eval('.chart-drawn', (all) => all.length === 0 || all.length > 1), 'the view to change');
    await goTo(page, 'indicators');
    await drawn(page);
    assert.equal(fetched(t), 1, 'a second chart needs no second copy');
  },

  'a chart says in words what it shows, and its cells are read without colour': async (t) => {
    const page = await openChart(t, 'indicators');
    const described = await page.$eval('.chart [role=img]', (node) => node.getAttribute('aria-label'));
    assert.match(described, /方格图.*天穆镇最低为/);
    assert.match(await page.$eval('.chart figcaption', (node) => node.textContent), /得分率一览：22个单位、31项指标/);
    const words = await wordsOf(page);
    for (const word of ['双环邨街道', 'T1-1', '60%以下', '未报送', '不适用', '×', '／', '100']) assert.ok(words.includes(word), word);
    assert.match(await textOf(page, '.chart-foot'), /×未报送，／不适用/);
    const faces = await page.$eval('.chart-drawn text', (node) => getComputedStyle(node).fontFamily);
    assert.match(faces, /PingFang SC.*Microsoft YaHei.*Noto Sans CJK SC/);
  },

  'the curve of a rule holds all units and shows where it jumps': async (t) => {
    const page = await openChart(t, 'indicator=T3-4');
    const words = await wordsOf(page);
    for (const word of ['指标值（件）', '得分率', '100%', '天津陆路港物流装备产业园']) assert.ok(words.includes(word), `${word} in ${words}`);
    assert.match(await textOf(page, '.chart-foot'), /实心端点含该值/);
    assert.match(await page.$eval('.chart [role=img]', (node) => node.getAttribute('aria-label')), /西堤头镇2，66\.67%/);
  },

  'places in two periods are joined by lines': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await drop(page, [EARLIER]);
    await goTo(page, 'compare');
    await drawn(page, 3);
    const words = await wordsOf(page);
    for (const word of ['上期（2024）', '本期（2025）', '1 宜兴埠镇', '6 西堤头镇', '9 西堤头镇']) assert.ok(words.includes(word), `${word} in ${words}`);
    await shot(t, 'charts-places');
  },

  'totals are stacked by dimension, with what was added and taken off': async (t) => {
    const page = await t.open();
    await loadSample(page);
    await goTo(page, 'overview');
    await page.waitForSelector('.overview-charts summary');
    assert.equal(fetched(t), 0, 'closed charts cost nothing');
    await page.click('.overview-charts summary');
    await until(() => page.$('.chart-drawn svg'), 'the chart');
    const words = await wordsOf(page);
    for (const word of ['宜兴埠镇', '94.92', 'T1', '标化', '加分', '减分']) assert.ok(words.includes(word), `${word} in ${words}`);
    const described = await page.$eval('.chart [role=img]', (node) => node.getAttribute('aria-label'));
    assert.match(described, /宜兴埠镇94\.92，天穆镇93\.50/);
    await shot(t, 'charts-totals');
  },

  'a unit stands against the median and the best of its group': async (t) => {
    const page = await openChart(t, 'unit=120113100000');
    const words = await wordsOf(page);
    for (const word of ['天穆镇', '组内中位数', '组内最高', 'T1 支撑产业高质量发展']) assert.ok(words.includes(word), `${word} in ${words}`);
    const described = await page.$eval('.chart [role=img]', (node) => node.getAttribute('aria-label'));
    assert.match(described, /T1 支撑产业高质量发展\d+(\.\d+)?%，组内中位数/);
  },

  'figures stand under the mouse': async (t) => {
    const page = await openChart(t, 'indicators');
    const cell = await page.$eval('.chart-drawn svg', (svg) => {
      const [text] = [...svg.querySelectorAll('text')].filter((node) => node.textContent === '×');
      text.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = text.getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    });
    await page.mouse.move(cell[0] - 3, cell[1]);
    await page.mouse.move(...cell);
    await until(async () => {
      const words = await wordsOf(page);
      return words.includes('西堤头镇') && words.some((word) => word.startsWith('T2-4 ')) && words.filter((word) => word === '未报送').length > 1;
    }, 'the tip of the cell');
  },

  'a picture holds title, drawing and origin on white paper, in the dark too': async (t) => {
    const page = await openChart(t, 'indicators');
    if (t.browserName !== 'firefox') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    const picture = await saved(page, '.chart-save');
    assert.equal(picture.type, 'image/png');
    assert.match(picture.name, /^得分率一览-22个单位_31项指标\.png$/);
    assert.ok(picture.width > 1800 && picture.height > 1000, `${picture.width}×${picture.height}`);
    assert.deepEqual(picture.corner, [255, 255, 255, 255]);
    for (const part of ['head', 'body', 'foot']) assert.ok(picture[part] > 500, `${part}: ${picture[part]} dark pixels`);
  },

  'colours follow the theme and the printer without being drawn again': async (t) => {
    if (t.browserName === 'firefox') t.skip('no emulation of media');
    const page = await openChart(t, 'indicators');
    const colour = () => page.$eval('.chart-drawn svg text', (node) => getComputedStyle(node).fill);
    await page.$eval('.chart-drawn svg', (svg) => { svg.dataset.same = 'yes'; });
    const light = await colour();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    const dark = await colour();
    assert.notEqual(dark, light);
    await shot(t, 'charts-dark');
    await page.emulateMediaType('print');
    await until(async () => (await colour()) === light, 'the paper to be light');
    assert.equal(await page.$eval('.chart-drawn svg', (svg) => svg.dataset.same), 'yes');
  },

  'without the library the table is enough, and the reader can try again': async (t) => {
    t.allow(/Failed to load resource|charts-/);
    t.server.answer = (path) => (/^charts-/.test(path) ? { status: 404 } : undefined);
    const page = await t.open();
    await loadSample(page);
    await goTo(page, 'indicators');
    await page.waitForSelector('.chart-missing');
    assert.match(await textOf(page, '.chart-missing'), /图表程序没有载入，图中内容均见表格/);
    assert.equal(await page.$('.chart-save'), null);
    t.server.answer = () => undefined;
    await page.click('.chart-missing button');
    await drawn(page);
  },

  'on a narrow page a chart scrolls in its frame, and follows the width': async (t) => {
    const page = await openChart(t, 'indicators');
    for (const width of [1440, 1024, 480]) {
      await page.setViewport({ width, height: 900 });
      await until(() => page.$eval('.chart-drawn', (sheet) =>
        sheet.querySelector('svg').getAttribute('width') === String(sheet.clientWidth)), `a drawing for ${width}`);
      assert.equal(await sidewaysScroll(page), 0, `at ${width}`);
      await shot(t, `charts-rates-${width}`);
    }
    assert.ok(await page.$eval('.chart-scroll', (frame) => frame.scrollWidth > frame.clientWidth && frame.tabIndex === 0));
    await goTo(page, 'indicator=T2-3');
    await until(() => page.$eval('.chart figcaption', (node) => node.textContent.includes('T2-3')).catch(() => false), 'the curve');
    await drawn(page);
    assert.equal(await sidewaysScroll(page), 0);
    await shot(t, 'charts-curve-480');
  },

  'charts change their language in place': async (t) => {
    const page = await openChart(t, 'indicators');
    await page.$$eval('button, a', (all) => all.find((one) => /^English$/.test(one.textContent.trim())).click());
    await until(async () => (await wordsOf(page)).includes('under 60%'), 'English words in the drawing');
    assert.match(await page.$eval('.chart figcaption', (node) => node.textContent), /Score rates of 22 units on 31 indicators/);
  },
};
