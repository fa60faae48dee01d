export default async function run({ environment, temporal, postgres }) {
  console.log(environment.DATABASE_URL)
  await postgres.stop()
}
