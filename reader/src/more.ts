/** The part of the app that is loaded when it is first needed: `app/more.js`. The first story does not wait for it. */

export * as reading from "./reading/more";
export * as ui from "./ui/more";
