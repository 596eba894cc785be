// Prints the first record with the key as JSON: node read.js BROKER REGISTRY TOPIC KEY
const { Kafka, logLevel } = require('kafkajs')
const { SchemaRegistry } = require('@kafkajs/confluent-schema-registry')

async function main([broker, host, topic, key]) {
  const registry = new SchemaRegistry({ host })
  const kafka = new Kafka({ clientId: 'interoperability', brokers: [broker], logLevel: logLevel.ERROR })
  const consumer = kafka.consumer({ groupId: `interoperability-${process.pid}` })
  await consumer.connect()
  await consumer.subscribe({ topic, fromBeginning: true })
  const found = new Promise((resolve, reject) => {
    consumer
      .run({
        eachMessage: async ({ message }) => {
          if (message.key.toString() === key) {
            resolve(await registry.decode(message.value))
          }
        },
      })
      .catch(reject)
  })
  console.log(JSON.stringify(await found))
  await consumer.disconnect()
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error)
  process.exit(1)
})
