import { expect } from "chai";
import { cancel, construct } from "../../provider/component/construction";
import { gateType } from "../../provider/gate-type";

describe("a gate whose construction comes after the engine has cancelled", () => {
  it("is not begun, so that no token is asked for any longer", async () => {
    cancel();
    let isLookedAt = false;
    const inputs = Object.defineProperty({}, "orgId", {
      enumerable: true,
      get() {
        isLookedAt = true;
        return "5f0000000000000000000001";
      },
    });
    const failure = await construct("acme", gateType, inputs, {}).catch((error: unknown) => error);
    expect(failure).to.have.property("message", "This gate was not evaluated, as the run was cancelled.");
    expect(isLookedAt).to.equal(false);
  });
});
