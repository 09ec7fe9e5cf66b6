/** Written by the bundler from package.json. */
declare const CROSSHOLD_VERSION: string | undefined;

export const VERSION = typeof CROSSHOLD_VERSION === 'string' ? CROSSHOLD_VERSION : '0.0.0';
