/** The people that a file names as makers: known here by id or by name, or new here. */
import type { Edit } from '../../../shared/history/change.ts';
import { initialsOf, PersonDetails } from '../../../shared/records/person.ts';
import { colourOf } from '../../../shared/records/person-colours.ts';
import type { DescribedMaking, DescribedPerson } from '../importers/annotations/described.ts';
import { ownId, recordIdOf } from '../importers/record-id.ts';
import { listPeople } from '../workspace/people.ts';
import type { Workspace } from '../workspace/workspace.ts';

export class DescribedPeople {
  /** What makes people known who are not. */
  readonly edits: Edit[] = [];
  readonly #me: string;
  readonly #known: Set<string>;
  readonly #byName: Map<string, string>;

  constructor(workspace: Workspace) {
    const { me } = workspace.state();
    const people = [...listPeople(workspace.db), me];
    this.#me = me.id;
    this.#known = new Set(people.map(({ id }) => id));
    this.#byName = new Map(people.map(({ id, name }) => [nameKey(name), id]));
  }

  /** The id a maker has or will have here; who the file leaves unnamed is whoever reads it. */
  idOf(person: DescribedPerson | null): string {
    if (person === null) return this.#me;
    const { id, name } = person;
    const own = id === null ? null : ownId(id);
    if (own !== null) return own;
    // Other programs' ids mean nothing here, names do.
    return this.#byName.get(nameKey(name ?? '')) ?? recordIdOf(id ?? name ?? '');
  }

  /** What a record is made with: nothing where the file names nobody and no time. */
  making({ creator, created }: DescribedMaking): Pick<Edit, 'made'> {
    if (creator === null && created === null) return {};
    const by = this.idOf(creator);
    if (creator !== null && !this.#known.has(by)) this.#introduce(by, creator);
    return { made: { by, at: created ?? Date.now() } };
  }

  #introduce(id: string, { id: foreign, name: given, initials, colour }: DescribedPerson): void {
    const name = (given ?? foreign?.replace(/^(acct|mailto):/, '') ?? '').trim().slice(0, 200).trim();
    const details = {
      name,
      initials: initials ?? initialsOf(name).slice(0, 4),
      colour: colour ?? colourOf(name),
    };
    const fields = PersonDetails.parse(details);
    this.#known.add(id);
    this.#byName.set(nameKey(name), id);
    this.edits.push({ record: 'person', id, fields: { ...fields, removed: false } });
  }
}

function nameKey(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
