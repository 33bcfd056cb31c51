import assert from 'node:assert/strict';
import { editedFileName, mayLieBeside } from '../../../../src/ui/orders/editedPlace';

describe('editedPlace', () => {
  it('names an edit after its source, and counts on', () => {
    assert.equal(editedFileName('fox.png'), 'fox-edited');
    assert.equal(editedFileName('fox-edited.png'), 'fox-edited-2');
    assert.equal(editedFileName('fox-edited-3.jpg'), 'fox-edited-4');
  });

  it('puts no results into folders that belong to tools', () => {
    assert.equal(mayLieBeside('img/fox.png'), true);
    assert.equal(mayLieBeside('fox.png'), true);
    assert.equal(mayLieBeside('node_modules/x/fox.png'), false);
    assert.equal(mayLieBeside('.git/fox.png'), false);
  });

  it('puts none out of the folder, by whatever way', () => {
    assert.equal(mayLieBeside('../secret/fox.png'), false);
    assert.equal(mayLieBeside('a/../../secret/fox.png'), false);
    assert.equal(mayLieBeside('..\\secret\\fox.png'), false);
  });
});
