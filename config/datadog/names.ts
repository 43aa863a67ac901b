/** `error-ratio` for `errorRatio`: names of files, pages and tags. */
export const kebab = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
