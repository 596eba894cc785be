// Prints what the web client evaluates before and after a change that it is told of, and the status of
// each answer that it got: node --experimental-eventsource web-flags.js URL CONTEXT KEY CHANGE-PATH
const { ClientProviderEvents, OpenFeature } = require('@openfeature/web-sdk')
const { OFREPWebProvider } = require('@openfeature/ofrep-web-provider')

async function main([baseUrl, context, key, change]) {
  const statuses = []
  let settle
  const isSettled = new Promise((resolve) => (settle = resolve))
  const fetchImplementation = async (request) => {
    const answer = await fetch(request)
    statuses.push(answer.status)
    // The stream is open: its first event had the client evaluate again.
    if (statuses.length > 1) settle()
    return answer
  }
  await OpenFeature.setContext(JSON.parse(context))
  await OpenFeature.setProviderAndWait(new OFREPWebProvider({ baseUrl, cacheMode: 'disabled', fetchImplementation }))
  const client = OpenFeature.getClient()
  const before = client.getStringDetails(key, 'default')
  const unknown = client.getStringDetails('unknown', 'default')
  await isSettled
  const isChanged = new Promise((resolve) => client.addHandler(ClientProviderEvents.ConfigurationChanged, resolve))
  await fetch(baseUrl + change, { method: 'POST' })
  await isChanged
  const after = client.getStringDetails(key, 'default')
  console.log(JSON.stringify({ before, unknown, after, statuses }))
  process.exit(0)
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error)
  process.exit(1)
})
