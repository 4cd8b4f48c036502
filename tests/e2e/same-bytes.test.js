// The page saves, in every kernel, the very bytes that the host computes: every golden case is dropped
// on it, and the SHA-256 of the saved result is held against tests/golden/fingerprints.txt.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { download } from './helpers.js';
import { click, drop, settled, view } from './page.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GOLDEN = join(ROOT, 'tests/golden');

function inputs(folder) {
  const list = join(folder, 'inputs.txt');
  const paths = existsSync(list)
    ? readFileSync(list, 'utf8').split('\n').filter(Boolean).map((path) => join(ROOT, path))
    : readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'result.json').map((name) => join(folder, name));
  return paths.map((path) => ({ name: basename(path), text: readFileSync(path, 'utf8') }));
}

const cases = readFileSync(join(GOLDEN, 'fingerprints.txt'), 'utf8').split('\n').filter(Boolean)
  .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)])
  .filter(([fingerprint]) => fingerprint !== 'not-scored');
assert.ok(cases.length > 0);

/** In portions, because one scenario may not take for ever. */
const PORTION = 18;
const portions = Array.from({ length: Math.ceil(cases.length / PORTION) }, (_, no) => cases.slice(no * PORTION, (no + 1) * PORTION));

export default Object.fromEntries(portions.map((portion, no) => [
  `the same bytes as on the host (${no + 1} of ${portions.length})`,
  async (t) => {
    const page = await t.open();
    for (const [fingerprint, name] of portion) {
      await drop(page, inputs(join(GOLDEN, name)));
      const saved = await download(page, () => click(page, '下载考核结果'));
      assert.equal(createHash('sha256').update(saved.bytes).digest('hex'), fingerprint, name);
      await view(page, '文件');
      await click(page, '全部移除');
      await settled(page);
    }
  },
]));
