/** The peers' types as far as the bench needs them: the packages are installed for it alone. */

declare module '@tensorflow/tfjs-backend-wasm' {
  export function setWasmPaths(urls: Readonly<Record<string, string>>): void;
}
