/** What a person chose; it never leaves the device. */

export interface Settings {
  /** Tag of the interface, or empty: the page's. */
  readonly language: string;
  /** 0 is the device's; each step is an eighth. -2 to 6. */
  readonly textSize: number;
  readonly colours: "device" | "light" | "dark";
  readonly dataSaver: boolean;
}

export const DEFAULTS: Settings = { language: "", textSize: 0, colours: "device", dataSaver: false };
