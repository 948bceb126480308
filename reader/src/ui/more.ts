/** Views that a reader of a story does not wait for, in one file that is loaded when the first of them is asked for. */

export { about } from "./about";
export { addFont } from "./fonts";
export { archive, list, listName } from "./lists";
export { draws } from "./media";
export { open } from "./open";
export { proof } from "./proof";
export { receipt } from "./receipt";
export { saved } from "./saved";
export { search } from "./search";
export { settings } from "./settings";
export { ways } from "./share";
export { start } from "./start";
