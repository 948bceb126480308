/** What the reader needs only when somebody asks for it, in one file that is loaded then: `src/more.ts`. */

export { FolderCopy, ZipCopy } from "../transport/copy";
export { deepenDesk } from "./deepen";
export { exportStory, importCopy } from "./exchange";
export { findByAddress, searchIn } from "./finding";
export { heldLists, keepList, mirrorAddresses, refreshLists } from "./mirrors";
export { findRelease } from "./release";
