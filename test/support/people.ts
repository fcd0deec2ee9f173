import type { PersonRow } from '../../cloudfunctions/_store/people';
import type { RoleRow } from '../../cloudfunctions/_store/roles';
import type { Output } from '../../core/contract';
import type { RoleScope, RoleWord } from '../../core/domain/authority/roles';
import { districtTree, place, rosterRow } from './district';
import { nodeReminderTemplate } from './project';
import { Random } from './random';
import { invitationKey } from './secrets';
import type { World } from './world';

/** A cadre of the invented district and the phone in their hand. */
export type Person = {
  id: string;
  openid: string;
  name: string;
  givenName: string;
  entryDay: string;
  /** An invitation for them, valid for three days from the world's time of making. */
  code: string;
};

const familyNames = '林陈黄周吴徐孙马朱胡郭何高罗郑梁谢宋唐许';
const givenNames = ['知远', '一诺', '清和', '明朗', '思齐', '守正', '书航', '念慈', '安然', '景行'];
const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Makes people in numbers: rows of the roster and invitations through the administrator's SDK, binding through the product. */
export class People {
  private readonly random = new Random(20260701);
  private count = 0;
  /** Everybody who was made, for searches over all of them. */
  readonly all: Person[] = [];

  constructor(private readonly world: World) {}

  /** People on the roster with an invitation each, not bound. */
  async invited(count: number, entryDay = '2026-07-01', more: Partial<PersonRow> = {}): Promise<Person[]> {
    const made: Person[] = [];
    for (let i = 0; i < count; i++) {
      this.count += 1;
      const serial = String(this.count).padStart(5, '0');
      const givenName = this.random.pick(givenNames);
      made.push({
        id: `p${serial}`,
        // Every seventh id is all digits: the SDK hands those over as numbers.
        openid: this.count % 7 === 0 ? `70${serial}` : `openid-${serial}-${this.random.word(8)}`,
        name: this.random.pick([...familyNames]) + givenName,
        givenName,
        entryDay,
        code: this.random.word(26, codeLetters),
      });
    }
    await this.register(made, more);
    this.all.push(...made);
    return made;
  }

  /** People who are bound, with consent to both purposes. */
  async bound(count: number, entryDay = '2026-07-01'): Promise<Person[]> {
    const people = await this.invited(count, entryDay);
    await inParallel(people, 6, (person) => this.bind(person));
    return people;
  }

  private readonly accompanied = new Set<string>();
  /** Somebody bound who holds a role and is no young cadre; works at the court's office unless told otherwise. */
  async officer(
    role: RoleWord,
    scope: RoleScope,
    at: Pick<PersonRow, 'unitId' | 'sectionId' | 'unitPath'> = inTheOffice,
  ): Promise<Person> {
    const [person] = (await this.invited(1, '2012-03-01', { cadre: false, position: '主任科员', ...at })) as [
      Person,
    ];
    await this.bind(person);
    await this.hold(person, role, scope);
    return person;
  }

  /** Gives somebody a role from now on, as the one-time command of a new environment does. */
  async hold(person: Person, role: RoleWord, scope: RoleScope): Promise<void> {
    const nodes = districtTree.filter((node) => scope.ids.includes(node._id));
    const row: RoleRow = {
      _id: `role-${person.id}-${role}`,
      personId: person.id,
      role,
      scope: { kind: scope.kind, ids: [...scope.ids] },
      paths: [...new Set(nodes.flatMap((node) => node.path))],
      from: await this.world.now(),
      until: null,
      grantedBy: null,
      endedBy: null,
    };
    await this.world.admin().add('roles', [row]);
  }

  /** One bound person. */
  async one(entryDay = '2026-07-01'): Promise<Person> {
    return (await this.bound(1, entryDay))[0] as Person;
  }

  /** Binds a person's phone by their invitation. */
  bind(person: Person): Promise<Output<'account.bind'>> {
    return this.world.ask(person, 'account.bind', {
      requestId: this.world.requestId('bind'),
      code: person.code,
      consent: { version: consentVersion, purposes: ['timebook', 'reminders'] },
    });
  }

  /** WeChat's sheet answers "allow", and the product is told, as the phone does after a tap. */
  async allowMessage(person: Person): Promise<void> {
    await this.world.control.subscribe(person.openid, nodeReminderTemplate, 'accept');
    await this.world.ask(person, 'reminder.grant', {
      requestId: this.world.requestId('grant'),
      templateId: nodeReminderTemplate,
      answer: 'accept',
    });
  }

  /** Gives everybody who has none a mentor, one for all: nobody in particular unless named. */
  async mentored(mentorId = 'mentor'): Promise<void> {
    const admin = this.world.admin();
    const without = this.all.filter(({ id }) => !this.accompanied.has(id));
    for (const { id } of without) this.accompanied.add(id);
    const from = await this.world.now();
    const row = { mentorId, unitId: 'unit', from, until: null, note: '' };
    await admin.add(
      'mentorships',
      without.map(({ id }) => ({ _id: `m-${id}`, cadreId: id, ...row })),
    );
  }

  private async register(made: Person[], more: Partial<PersonRow>): Promise<void> {
    const now = await this.world.now();
    const admin = this.world.admin();
    if (this.all.length === 0) await admin.add('units', [...districtTree]);
    const rows = made.map((person) => rosterRow(person, more));
    await admin.add('people', rows);
    await admin.add(
      'invitations',
      made.map(({ id, code }) => ({
        _id: invitationKey(code),
        personId: id,
        expiresAt: now + 72 * 3_600_000,
        usedAt: null,
        usedBy: null,
      })),
    );
  }
}

const inTheOffice = {
  unitId: place.court,
  sectionId: place.office,
  unitPath: [place.district, place.court, place.office],
};

/** The consent text that tests agree to. */
export const consentVersion = '2026-07';

/** Runs `act` over all values, at most `width` at a time, and keeps the order of the answers. */
export async function inParallel<T, R>(
  values: readonly T[],
  width: number,
  act: (value: T, index: number) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = new Array(values.length);
  let next = 0;
  const lane = async () => {
    while (next < values.length) {
      const index = next++;
      answers[index] = await act(values[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, values.length) }, lane));
  return answers;
}
