import { testProgramWithGate } from "./program-with-a-gate";
import { requireGoSdk } from "./require-go-sdk";

describe("a program in Go with a gate", () => {
  testProgramWithGate({
    example: "go",
    file: "main.go",
    async prepare(folder) {
      await requireGoSdk(folder);
      return { env: { GOFLAGS: "-mod=mod" } };
    },
  });
});
