import { writeFileSync } from "node:fs";
import path from "node:path";
import { createGatesJsonSchema } from "../../provider/document/json-schema";

writeFileSync(path.join(__dirname, "../../schemas/gates-1.json"), JSON.stringify(createGatesJsonSchema(), null, 2));
