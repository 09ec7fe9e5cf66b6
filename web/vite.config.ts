import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The content policy of the page allows no inline script, no inline style and no data: address. */
export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: true,
  },
});
