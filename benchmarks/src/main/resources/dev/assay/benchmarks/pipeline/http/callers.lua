-- Each request is another caller's. The figures are printed in one line for the benchmark to read.
local callers = 1
local next = 0

function init(arguments)
  callers = tonumber(arguments[1])
  next = math.random(callers)
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  next = (next + 1) % callers
  return wrk.format(nil, nil, nil,
    '{"context":{"targetingKey":"customer-' .. next .. '","language":"en","segment":"new"}}')
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("figures %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
