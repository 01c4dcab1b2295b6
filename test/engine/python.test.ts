import { installPython, installPythonSdk } from "./install-python";
import { testProgramWithGate } from "./program-with-a-gate";

describe("a program in Python with a gate", () => {
  testProgramWithGate({
    example: "python",
    file: "__main__.py",
    async prepare(folder) {
      const programs = await installPython(folder);
      return { programs, env: { PYTHONPATH: await installPythonSdk(programs, folder) } };
    },
  });
});
