import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { majorityRules } from './majority-rules.ts';

/** The law is data: the page gets the list of majority rules when it is built, and none of our code. */
function lawOfTheDay(): Plugin {
  const id = 'virtual:majority-rules';
  return {
    name: 'majority-rules',
    resolveId: (wanted) => (wanted === id ? `\0${id}` : undefined),
    load: (wanted) =>
      wanted === `\0${id}` ? `export const RULES = ${JSON.stringify(majorityRules())};` : undefined,
  };
}

/** The content policy of the page allows no inline script, no inline style and no data: address. */
export default defineConfig({
  plugins: [react(), lawOfTheDay()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: true,
  },
});
