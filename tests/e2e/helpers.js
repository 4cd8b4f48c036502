// What a user does with files, for scenarios.

import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Waits until `condition` (an async function) returns something true, and returns it. */
export async function until(condition, what, ms = 10_000) {
  const end = Date.now() + ms;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain: ${what ?? condition}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

/** The page's text as a reader sees it. */
export const textOf = (page, selector = 'body') => page.$eval(selector, (node) => node.innerText);

/** Waits for a text anywhere on the page. */
export const untilText = (page, text, ms) =>
  until(async () => (await textOf(page)).includes(text), `the text “${text}”`, ms);

/**
 * Drags files onto the page and drops them: dragenter, dragover and drop with a real DataTransfer,
 * at `target` (a selector) or at the body. Each file is `{name, text}` or `{name, bytes}`.
 * Returns whether the page took the drop (otherwise a browser would open the file instead).
 */
export async function dropFiles(page, files, target = 'body') {
  const packed = files.map(({ name, text, bytes }) =>
    ({ name, base64: Buffer.from(bytes ?? Buffer.from(text, 'utf8')).toString('base64') }));
  return page.$eval(target, (node, packed) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of packed) {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    const send = (type) => !node.dispatchEvent(
      new DragEvent(type, { bubbles: true, cancelable: true, composed: true, dataTransfer: transfer }));
    send('dragenter');
    send('dragover');
    return send('drop');
  }, packed);
}

/** Chooses files from disk in a file input, visible or not. */
export async function chooseFiles(page, selector, paths) {
  const input = await page.$(selector);
  if (!input) throw new Error(`no file input ${selector}`);
  await input.uploadFile(...[paths].flat());
}

/** Does `action`, waits for the one file it downloads, and returns `{name, bytes, text}`. */
export async function download(page, action) {
  const [file] = await downloads(page, action, 1);
  return file;
}

/** The same for an action that downloads this many files. */
export async function downloads(page, action, count) {
  const folder = mkdtempSync(join(tmpdir(), 'scorecard-download-'));
  try {
    await page.saveTo(folder);
    await action();
    const names = await until(() => {
      const files = readdirSync(folder);
      // A browser writes to a file of another name first; Firefox holds the place with an empty one.
      if (files.some((file) => /\.(crdownload|part)$/.test(file))) return undefined;
      const whole = files.filter((file) => !file.startsWith('.') && statSync(join(folder, file)).size > 0);
      return whole.length >= count && whole;
    }, count === 1 ? 'a downloaded file' : `${count} downloaded files`);
    return names.map((name) => {
      const bytes = readFileSync(join(folder, name));
      return { name, bytes, text: bytes.toString('utf8') };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
