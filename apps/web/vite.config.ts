import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where the API listens while the web app is developed; in production one server answers for both. */
const api = process.env.API_URL ?? 'http://localhost:3000';

/** Paths that the server answers itself: everything else of the address space belongs to the pages. */
const served = ['/api', '/.well-known', '/achievements', '/status', '/s/', '/ims', '/vc'];

/** Every browser this is built for reads WOFF2; the older copies would only double the files shipped. */
const onlyWoff2: Plugin = {
  name: 'only-woff2',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('@fontsource') || !id.endsWith('.css')) return null;
    return code.replace(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, '');
  },
};

export default defineConfig({
  plugins: [onlyWoff2, react()],
  resolve: { conditions: ['@laurel/source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: (file) => (/\.woff2?$/.test(file) ? false : undefined),
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: Object.fromEntries(served.map((path) => [path, { target: api, changeOrigin: false }])) },
});
