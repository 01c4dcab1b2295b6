import * as pulumi from "@pulumi/pulumi";

new pulumi.Stash("greeting", { input: "hello" });

export const greeting = "hello";
