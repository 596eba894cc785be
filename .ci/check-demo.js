// Compares the figures that `./assay demo --json FILE` wrote with those that other programs
// computed from the same logs: node .ci/check-demo.js FILE
const { readFileSync } = require('fs')

const { experiments } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const failures = []
let checked = 0

function check(what, actual, expected, relative = 1e-9) {
  checked++
  const near = Math.abs(actual - expected) <= relative * Math.max(1e-300, Math.abs(expected))
  if (typeof actual !== 'number' || !near) {
    failures.push(`${what} is ${actual}, expected ${expected}`)
  }
}

function experiment(id) {
  const found = experiments.find((analysis) => analysis.experiment_id === id)
  if (!found) {
    throw new Error(`${id} is not in ${process.argv[2]}`)
  }
  return {
    estimate: (variant, metric) =>
      found.variants
        .find((candidate) => candidate.variant_id === variant)
        .metrics.find((candidate) => candidate.metric === metric),
    comparison: (treatment, metric) =>
      found.comparisons.find(
        (candidate) => candidate.treatment_id === treatment && candidate.metric === metric,
      ),
  }
}

// Open Bandit: 46 of 10,000 against 69 of 10,000; the pooled two-proportion test.
const bandit = experiment('open_bandit_men')
check('units of random', bandit.estimate('random', 'click').units, 10000)
check('clicks of random', bandit.estimate('random', 'click').conversions, 46)
check('units of bts', bandit.estimate('bts', 'click').units, 10000)
check('clicks of bts', bandit.estimate('bts', 'click').conversions, 69)
check('z of click', bandit.comparison('bts', 'click').statistic, 2.150953966746057)
check('p of click', bandit.comparison('bts', 'click').p_value, 0.03147983327589232)

// LLMPerf: time to the first token of the requests that succeeded; Welch's test.
const latency = experiment('llmperf_70b')
check('units of anyscale', latency.estimate('anyscale', 'ttft').units, 150)
check('mean of anyscale', latency.estimate('anyscale', 'ttft').mean, 248.9027, 1e-6)
check('units of groq', latency.estimate('groq', 'ttft').units, 150)
check('mean of groq', latency.estimate('groq', 'ttft').mean, 227.8603, 1e-6)
check('t of ttft', latency.comparison('groq', 'ttft').statistic, -3.066655743945144)
check('degrees of freedom of ttft', latency.comparison('groq', 'ttft').degrees_of_freedom, 254.25096941778074)
check('p of ttft', latency.comparison('groq', 'ttft').p_value, 0.0023983890819130327)
check('successes of bedrock', latency.estimate('bedrock', 'success').conversions, 101)

// Persuasion for Good: 85 of 148 who agreed donated, and 63 of 152 who did not.
const persuasion = experiment('persuasion_for_good')
check('units of agreed', persuasion.estimate('agreed', 'reached_donated').units, 148)
check('donations of agreed', persuasion.estimate('agreed', 'reached_donated').conversions, 85)
check('units of not_agreed', persuasion.estimate('not_agreed', 'reached_donated').units, 152)
check('donations of not_agreed', persuasion.estimate('not_agreed', 'reached_donated').conversions, 63)
check('z of reached_donated', persuasion.comparison('agreed', 'reached_donated').statistic, 2.769, 2e-4)
// The mean over dialogues of the lowest and the highest sentiment of a sentence.
check('lowest of agreed', persuasion.estimate('agreed', 'sentiment_low').mean, -0.38275)
check('lowest of not_agreed', persuasion.estimate('not_agreed', 'sentiment_low').mean, -0.3763421052631579)
check('variance of the lowest', persuasion.estimate('agreed', 'sentiment_low').variance, 0.0745837806122449)
check('highest of agreed', persuasion.estimate('agreed', 'sentiment_high').mean, 0.8327972972972973)

failures.forEach((failure) => console.error(`demo: ${failure}`))
console.log(`Demo: ${checked - failures.length} of ${checked} figures as expected`)
process.exit(failures.length === 0 ? 0 : 1)
