// Imports run one way: app, worker > ui > reading > holdings > transport > archive > errors, limits.
const layers = ["ui", "reading", "holdings", "transport", "archive"];
const forbidden = layers.slice(1).map((layer, at) => ({
  name: `${layer}-stands-below`,
  severity: "error",
  from: { path: `^src/${layer}/` },
  to: { path: `^src/((${layers.slice(0, at + 1).join("|")})/|(app|worker)\\.ts$)` },
}));
module.exports = {
  forbidden: [
    ...forbidden,
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    { name: "the-foundation-imports-nothing", severity: "error", from: { path: "^src/(errors|limits)\\.ts$" }, to: { path: "^src/" } },
  ],
  options: { doNotFollow: { path: "node_modules" }, tsPreCompilationDeps: true, tsConfig: { fileName: "tsconfig.json" } },
};
