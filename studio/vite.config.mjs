import path from 'node:path';
import { mergeConfig } from 'vite';
import { app } from '../vite.shared.mjs';

/** What few pages need and weighs much comes with those pages. */
const lazy = [
  { name: 'draft', test: /node_modules[\\/](zustand|immer|use-sync-external-store)[\\/]/, priority: 45 },
  { name: 'diagram', test: /node_modules[\\/](@xyflow|@dagrejs|d3-[a-z]+)[\\/]/, priority: 20 },
  {
    name: 'source',
    test: /node_modules[\\/](@codemirror|@lezer|@uiw|@marijn|style-mod|w3c-keyname|crelt)[\\/]/,
    priority: 20,
  },
];

/**
 * write-excel-file packs by fflate's `zip`, which for large sheets starts a worker from a blob: URL. The server's
 * Content-Security-Policy admits none, and the call would never end; so it gets one that packs where it is called.
 */
const packAtOnce = {
  name: 'pack-at-once',
  enforce: 'pre',
  resolveId: (source, importer = '') =>
    source === 'fflate' && /[\\/]write-excel-file[\\/]/.test(importer)
      ? path.join(import.meta.dirname, 'features/translations/zip-at-once.ts')
      : null,
};

export default mergeConfig(app('studio', '/studio/', 5175, lazy), {
  plugins: [packAtOnce],
  // Prebundled by `vite dev`, it would not come by here.
  optimizeDeps: { exclude: ['write-excel-file'] },
});
