// Writes one record with the latest schema of the topic's subject: node write.js BROKER REGISTRY TOPIC KEY JSON
const { Kafka, logLevel } = require('kafkajs')
const { SchemaRegistry } = require('@kafkajs/confluent-schema-registry')

async function main([broker, host, topic, key, json]) {
  const registry = new SchemaRegistry({ host })
  const id = await registry.getLatestSchemaId(`${topic}-value`)
  const value = await registry.encode(id, JSON.parse(json))
  const kafka = new Kafka({ clientId: 'interoperability', brokers: [broker], logLevel: logLevel.ERROR })
  const producer = kafka.producer()
  await producer.connect()
  await producer.send({ topic, messages: [{ key, value }] })
  await producer.disconnect()
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error)
  process.exit(1)
})
