import assert from "node:assert/strict";

let passed = 0;
let failed = 0;

/** Runs one check and tells whether it held; the next one runs in any case. */
export async function check(what, steps) {
  try {
    await steps();
    passed++;
    console.log(`ok ${what}`);
  } catch (e) {
    failed++;
    console.log(`FAILED ${what}: ${e.name}: ${e.message.replace(/\s+/g, " ")}`);
  }
}

/** Expects that the server refuses a call by the error of this name, and gives that error. */
export async function refused(name, call) {
  let answer;
  try {
    answer = await call();
  } catch (e) {
    assert.equal(e.name, name, `${e.name} (${e.message}) in the place of ${name}`);
    return e;
  }
  return assert.fail(`${JSON.stringify(answer)} in the place of ${name}`);
}

/** Prints the count of the checks and gives the exit status. */
export function summary() {
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
