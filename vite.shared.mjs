/** One Vite configuration for the browser apps: `app('runtime-ui', '/app/', 5174)` builds to `dist/runtime-ui`. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** Writes `.br` and `.gz` beside every text asset. Quality 5: within a tenth of the best size at a fraction of its time. */
function precompress() {
  let folder = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved: (config) => {
      folder = path.resolve(config.root, config.build.outDir, config.build.assetsDir);
    },
    closeBundle: async () => {
      const files = (await readdir(folder)).filter((file) => /\.(js|css|svg)$/.test(file));
      await Promise.all(
        files.map(async (file) => {
          const target = path.join(folder, file);
          const content = await readFile(target);
          const brotli = promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
          await Promise.all([writeFile(`${target}.br`, await brotli), writeFile(`${target}.gz`, await promisify(gzip)(content))]);
        }),
      );
    },
  };
}

/** `groups`: chunks of this app alone. */
export const app = (folder, base, port, groups = []) =>
  defineConfig({
    root: path.join(root, folder),
    base,
    cacheDir: path.join(root, 'node_modules', `.vite-${folder}`),
    plugins: [react(), precompress()],
    resolve: { dedupe: ['react', 'react-dom', 'antd', '@rjsf/core', '@rjsf/utils'] },
    server: {
      port,
      strictPort: true,
      fs: { allow: [root] },
      proxy: { '/api': { target: process.env.API_URL ?? 'http://127.0.0.1:3000', changeOrigin: false } },
    },
    build: {
      outDir: path.join(root, 'dist', folder),
      emptyOutDir: true,
      target: 'es2022',
      sourcemap: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1500,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              ...groups,
              { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack)[\\/]/, priority: 40 },
              {
                name: 'form',
                test: /node_modules[\\/](@rjsf|@cfworker|re2js|lodash|lodash-es|markdown-to-jsx|@x0k)[\\/]/,
                priority: 22,
              },
              { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component|@emotion|dayjs)[\\/]/, priority: 30 },
            ],
          },
        },
      },
    },
  });
