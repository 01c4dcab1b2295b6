import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const atlasVariables = Object.keys(process.env).filter((name) => name.startsWith("MONGODB_ATLAS_"));

console.log(`Atlas variables: ${atlasVariables.join(", ") || "none"}`);

export const greeting = config.get("greeting") ?? "hello";
export const secret = config.getSecret("secret") ?? "none";

new pulumi.Stash("greeting", { input: greeting });
