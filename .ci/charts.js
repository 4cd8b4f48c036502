// Bundles the charting library to .tools/charts.js, unless it is there and nothing it is made of is
// newer. Trunk calls it before it builds (Trunk.toml), and gives the file its hashed name.

import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const SOURCE = at('src/platform/charts.js');
const BUNDLE = at('.tools/charts.js');
const SOURCES = [SOURCE, at('.ci/charts.js'), at('package-lock.json')];

const read = (path) => readFileSync(at(`node_modules/${path}`), 'utf8');
const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** What the licences want to stand in every copy. */
const notices = () => {
  const { version } = JSON.parse(read('echarts/package.json'));
  const parts = [
    `Apache ECharts ${version}, Apache License 2.0`, read('echarts/NOTICE'),
    'with ZRender', read('zrender/LICENSE'),
    'with parts of d3', read('echarts/licenses/LICENSE-d3'),
  ];
  return `/*!\n${parts.map((part) => part.trim()).join('\n\n').replaceAll('*/', '* /')}\n*/`;
};

if (SOURCES.some((source) => changed(source) > changed(BUNDLE))) {
  const { build } = await import('esbuild');
  const { outputFiles: [bundle] } = await build({
    entryPoints: [SOURCE],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'scorecardCharts',
    // The oldest kernels that the page promises to run on.
    target: ['chrome86', 'firefox78'],
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: notices() },
    legalComments: 'none',
    logLevel: 'warning',
  });
  mkdirSync(at('.tools'), { recursive: true });
  writeFileSync(BUNDLE, bundle.contents);
}
