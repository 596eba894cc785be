// Prints what the server client evaluates as JSON: node flags.js URL CONTEXT KEY=DEFAULT...
const { OpenFeature } = require('@openfeature/server-sdk')
const { OFREPProvider } = require('@openfeature/ofrep-provider')

async function main([baseUrl, context, ...flags]) {
  await OpenFeature.setProviderAndWait(new OFREPProvider({ baseUrl }))
  const client = OpenFeature.getClient()
  const evaluate = {
    boolean: (key, otherwise) => client.getBooleanDetails(key, otherwise, JSON.parse(context)),
    string: (key, otherwise) => client.getStringDetails(key, otherwise, JSON.parse(context)),
    number: (key, otherwise) => client.getNumberDetails(key, otherwise, JSON.parse(context)),
    object: (key, otherwise) => client.getObjectDetails(key, otherwise, JSON.parse(context)),
  }
  const details = {}
  for (const flag of flags) {
    const [key, text] = flag.split('=')
    const otherwise = JSON.parse(text)
    details[key] = await evaluate[typeof otherwise](key, otherwise)
  }
  console.log(JSON.stringify(details))
  await OpenFeature.close()
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error)
  process.exit(1)
})
