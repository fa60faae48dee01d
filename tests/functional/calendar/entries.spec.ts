import { test } from '@japa/runner'
import { createBrand, createMember, createOwner, inBrand } from '#tests/functional/access/support'
import { call } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'
import { addEntry, calendar, inDays, windowOf } from './support.ts'

const entries = `${calendar}/entries`

test.group('Calendar API / entries', (group) => {
  group.each.setup(() => forgetLimits())

  test('a campaign covers its days, both included, and is there in every window it touches', async ({ assert }) => {
    const owner = await createOwner()
    const campaign = await addEntry(owner, { kind: 'campaign', title: 'Spring', startsOn: inDays(10), endsOn: inDays(20), colour: 'amber' })
    const there = async (from: number, to: number) => (await windowOf(owner, { from: inDays(from), to: inDays(to) })).entries.length

    assert.containsSubset(campaign, { kind: 'campaign', startsOn: inDays(10), endsOn: inDays(20), startsAt: null, colour: 'amber', brandId: null, version: 1 })
    assert.deepEqual([await there(5, 10), await there(5, 11), await there(12, 14), await there(20, 25), await there(21, 25)], [0, 1, 1, 1, 0])
  })

  test('an event has a time on the clock of its zone', async ({ assert }) => {
    const event = await addEntry(await createOwner(), { kind: 'event', startsOn: '2027-03-28', startTime: '02:30', endTime: '05:00', timeZone: 'Europe/Prague' })

    assert.containsSubset(event, { startsAt: '2027-03-28T01:30:00.000Z', endsAt: '2027-03-28T03:00:00.000Z', timeZone: 'Europe/Prague', startsOn: '2027-03-28' })
  })

  test('changing it needs the version it was read at, and days are replaced together', async ({ assert }) => {
    const owner = await createOwner()
    const note = await addEntry(owner, { endsOn: inDays(12) })
    const path = `${entries}/${note.id}`

    const changed = await call(owner, 'PATCH', path, { version: 1, title: 'Studio', startsOn: inDays(30) })
    const late = await call(owner, 'PATCH', path, { version: 1, title: 'Mine' })

    assert.containsSubset(changed.body.data, { title: 'Studio', startsOn: inDays(30), endsOn: inDays(30), version: 2 })
    assert.equal(late.status, 409)
    assert.equal((await call(owner, 'GET', path)).body.data.title, 'Studio')
  })

  test('what does not fit is refused beside its field')
    .with([
      { fields: { startsOn: '2027-03-02', endsOn: '2027-03-01' }, path: 'endsOn' },
      { fields: { startsOn: '2027-03-02', endsOn: '2029-03-01' }, path: 'endsOn' },
      { fields: { startTime: '10:00' }, path: 'timeZone' },
      { fields: { endTime: '10:00' }, path: 'startTime' },
      { fields: { startTime: '12:00', endTime: '10:00', timeZone: 'UTC' }, path: 'endTime' },
      { fields: { startTime: '25:00', timeZone: 'UTC' }, path: 'startTime' },
      { fields: { title: ' ' }, path: 'title' },
      { fields: { kind: 'party' }, path: 'kind' },
      { fields: { colour: '#ff0000' }, path: 'colour' },
    ])
    .run(async ({ assert }, { fields, path }) => {
      const { status, body } = await call(await createOwner(), 'POST', entries, { kind: 'note', title: 'x', startsOn: '2027-03-02', ...fields })

      assert.equal(status, 422)
      assert.deepEqual(body.errors.map((error: any) => error.path), [path])
    })

  test('whoever plans for one brand writes there and nowhere else; others only look', async ({ assert }) => {
    const owner = await createOwner()
    const other = await createBrand(owner)
    const [here, there, everywhere] = [await addEntry(owner, { brandId: owner.brandId }), await addEntry(owner, { brandId: other.id }), await addEntry(owner)]
    const planner = await createMember(owner, 'editor', inBrand(owner.brandId))
    const viewer = await createMember(owner, 'viewer')
    const patch = async (who: typeof planner, id: string) => (await call(who, 'PATCH', `${entries}/${id}`, { title: 'Changed' })).status
    const post = async (who: typeof planner, brandId: string | null) => (await call(who, 'POST', entries, { kind: 'note', title: 'x', startsOn: inDays(3), brandId })).status

    assert.deepEqual([await patch(planner, here.id), await patch(planner, there.id), await patch(planner, everywhere.id)], [200, 404, 404])
    assert.deepEqual([await post(planner, owner.brandId), await post(planner, other.id), await post(planner, null)], [201, 422, 403])
    assert.deepEqual([await patch(viewer, here.id), await post(viewer, owner.brandId)], [403, 403])
    assert.equal((await call(await createOwner(), 'DELETE', `${entries}/${here.id}`)).status, 404)
  })

  test('holidays come from a table, once, and bad rows say what is wrong with them', async ({ assert }) => {
    const owner = await createOwner()
    const ask = (body: Record<string, unknown>) => call(owner, 'POST', `${entries}/import`, body)
    const text = 'date,title,end\n2027-12-24,Christmas Eve\n25.12.2027,"Christmas, both days",2027-12-26\n3/4/2027,Unclear\n2027-05-01,\n2027-06-02,Back,2027-06-01\n'

    const dry = await ask({ text, dryRun: true })
    const done = await ask({ text })
    const again = await ask({ text })

    assert.deepEqual(dry.body.data.added.map(({ title, startsOn, endsOn }: any) => [title, startsOn, endsOn]), [['Christmas Eve', '2027-12-24', '2027-12-24'], ['Christmas, both days', '2027-12-25', '2027-12-26']])
    assert.deepEqual(done.body.data, dry.body.data)
    assert.deepEqual(dry.body.data.problems.map(({ line }: any) => line), [4, 5, 6])
    assert.match(dry.body.data.problems[0].problem, /"3\/4\/2027" is no day/)
    assert.containsSubset(again.body.data, { added: [], known: 2 })
    assert.lengthOf((await windowOf(owner, { from: '2027-12-01', to: '2028-01-01' })).entries, 2)
  })

  test('an iCalendar file is read: whole days, times with their zone, folded lines; what repeats is named', async ({ assert }) => {
    const owner = await createOwner()
    const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'SUMMARY:Fair\\, the', '  big one', 'DTSTART;VALUE=DATE:20270510', 'DTEND;VALUE=DATE:20270513', 'END:VEVENT', 'BEGIN:VEVENT', 'SUMMARY:Talk', 'DTSTART;TZID=Europe/Prague:20270610T093000', 'DTEND;TZID=Europe/Prague:20270610T110000', 'END:VEVENT', 'BEGIN:VEVENT', 'SUMMARY:Weekly', 'DTSTART:20270610T093000Z', 'RRULE:FREQ=WEEKLY', 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')

    const { body } = await call(owner, 'POST', `${entries}/import`, { text, kind: 'event', brandId: owner.brandId })

    assert.deepEqual(body.data.added.map(({ title, startsOn, endsOn }: any) => [title, startsOn, endsOn]), [['Fair, the big one', '2027-05-10', '2027-05-12'], ['Talk', '2027-06-10', '2027-06-10']])
    assert.match(body.data.problems[0].problem, /"Weekly" repeats/)
    const [, talk] = (await windowOf(owner, { from: '2027-05-01', to: '2027-07-01' })).entries
    assert.containsSubset(talk, { kind: 'event', startsAt: '2027-06-10T07:30:00.000Z', endsAt: '2027-06-10T09:00:00.000Z', timeZone: 'Europe/Prague', brandId: owner.brandId })
  })
})
