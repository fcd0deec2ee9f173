import { checkProject } from '../../emulator/project';

describe('a rule that cannot be read stops the start', () => {
  test.each([
    [{ c: 'SOMETIMES' }, 'permissions.c must be one of READONLY, PRIVATE, ADMINWRITE, ADMINONLY'],
    [{ c: { reed: true } }, 'permissions.c has no "reed"'],
    [{ c: { read: 7 } }, 'permissions.c.read must be true, false or an expression'],
    [{ c: { read: 'doc.a ==' } }, '"the end" is not expected there'],
    [{ c: { read: 'doc.a == 1 2' } }, '"2" is not expected there'],
    [{ c: { read: 'doc.a @ 1' } }, 'it cannot be read from " @ 1" on'],
    [{ c: { read: 'document.a' } }, 'there is no "document" in a rule'],
    [{ c: { read: 'get(`a`) && get(`b`) && get(`c`) && get(`d`)' } }, 'look up 3 documents at most'],
    [{ c: { read: 'get(get(get(`a`)))' } }, 'nested 2 deep at most'],
  ])('%j', (permissions, words) => {
    expect(() => checkProject({ permissions })).toThrow(words);
  });
});
