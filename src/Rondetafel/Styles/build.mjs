// Writes wwwroot/dist: one style sheet and the fonts it names. Nothing is loaded from elsewhere.
import { build } from 'esbuild';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = here('../wwwroot/dist');

await rm(out, { recursive: true, force: true });
await build({
  entryPoints: [here('site.css')],
  outdir: out,
  bundle: true,
  minify: true,
  sourcemap: false,
  legalComments: 'none',
  target: ['chrome109', 'firefox115', 'safari16'],
  loader: { '.woff2': 'file' },
  assetNames: 'fonts/[name]-[hash]',
  logLevel: 'info',
});
