/** What the reader needs only when somebody asks for it, in one file that is loaded then: `src/more.ts`. */

export { addressHash, addressKey } from "../archive/address";
export { FolderCopy, ZipCopy } from "../transport/copy";
export { exportStory, importCopy } from "./exchange";
export { findRelease } from "./release";
export { findIn, plainText, termsOf, textsOfHead } from "./search";
