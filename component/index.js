const { serveComponents } = require("../dist/component");

serveComponents(require("./schema.json"));
