/*
 * Runs the office's module beside the page: one job, then the page ends it.
 *
 * .ci/office.js puts the glue of wasm-bindgen before this and the program's name in the place of PROGRAM,
 * so that the worker is one file and no policy has to let it fetch further scripts.
 *
 * Contract with platform/office.rs. It hears
 *   [job, files]                one job, in JSON, with its files as pairs of name and bytes
 * and says, as arrays that begin with a word,
 *   ['progress', done, of]      so many steps are done
 *   ['done', answer, ...files]  it is finished: the answer in JSON, then the files as pairs
 *   ['unavailable', detail]     the program did not arrive, or is none
 *   ['broken', detail]          the job fell over
 */
'use strict';

/* Called by the program's panic hook (main.rs); nothing of the program runs after that. */
self.broken = (detail) => self.postMessage(['broken', detail]);

self.onmessage = async ({ data: [job, files] }) => {
  try {
    const address = new URL('PROGRAM', self.location.href);
    const response = await fetch(address, { credentials: 'same-origin' });
    if (!response.ok) throw new Error(`HTTP ${response.status} ${address.pathname}`);
    await wasm_bindgen({ module_or_path: await response.arrayBuffer() });
  } catch (error) {
    self.postMessage(['unavailable', String(error)]);
    return;
  }
  try {
    const [answer, ...made] = wasm_bindgen.run(job, files, (done, of) => self.postMessage(['progress', done, of]));
    self.postMessage(['done', answer, ...made], made.map(([, bytes]) => bytes.buffer));
  } catch (error) {
    /* After a panic the page has heard why already, and no longer listens. */
    self.postMessage(['broken', (error && error.stack) || String(error)]);
  }
};
