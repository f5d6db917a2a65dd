// The few assertions the checks need; their messages end up in a FAIL line.
export function equal(actual, wanted, what) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what} is ${a}, not ${b}`);
}

export function that(isTrue, what) {
  if (!isTrue) throw new Error(what);
}

/** Asks again until the answer is wanted. */
export async function eventually(ask, isWanted, what, withinMs = 20_000) {
  for (const endMs = Date.now() + withinMs; ;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() > endMs) throw new Error(`${what} (last answer: ${JSON.stringify(answer)})`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
