const { serveComponents } = require("../dist/component/index.js");

serveComponents(require("./schema.json"));
