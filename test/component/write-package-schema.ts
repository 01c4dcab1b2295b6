import { writeFileSync } from "node:fs";
import path from "node:path";
import { createPackageSchema } from "../../provider/component/package-schema";

const { version }: { version: string } = require("../../package.json");

writeFileSync(
  path.join(__dirname, "../../component/schema.json"),
  JSON.stringify(createPackageSchema(version), null, 2),
);
