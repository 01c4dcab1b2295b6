import * as pulumi from "@pulumi/pulumi";

throw new pulumi.RunError("The program gave up.");
