/** A wrong line in `src`: what stands there, exactly once, and what stands there instead. */
export interface Mistake {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Unit tests, below `test/unit`, that make the one moment in which it shows: worlds come to it too seldom. */
  readonly unit?: string;
}

/** Mistakes on purpose, by name: each must be caught. */
export const mutants: Readonly<Record<string, Mistake>> = {
  'the fsync of a record is skipped': {
    file: 'host/durableFile.ts',
    from: 'await file.sync();',
    to: '',
  },
  'the fsync of a folder is skipped': {
    file: 'host/durableFile.ts',
    from: 'await handle.sync();',
    to: '',
  },
  'a failing fsync of a folder is taken for a system that has none': {
    file: 'host/durableFile.ts',
    from: "failures.has(errorCodeOf(error) ?? '')",
    to: 'failures.size === 0',
  },
  'the storage folder itself is not made safe': {
    file: 'host/folder.ts',
    from: 'if (!this.#isLasting) {',
    to: 'if (this.path === this.#disk.toString()) {',
  },
  'the fsync of a kept picture is skipped': {
    file: 'host/resultStorage.ts',
    from: "await onDisk('keep picture', () => file.sync());",
    to: '',
  },
  'the fsync of a placed picture is skipped': {
    file: 'host/diskPlacement.ts',
    from: 'await file.sync();',
    to: '',
  },
  'a picture is renamed over whatever has its name': {
    file: 'host/diskPlacement.ts',
    from: 'await this.#disk.link(temporary, target);',
    to: 'await this.#disk.rename(temporary, target);',
  },
  'what a dead window left in the folder stays there': {
    file: 'host/diskPlacement.ts',
    from: 'if (name.startsWith(`.${kept.file}.`) && temporaryName.test(name)) {',
    to: "if (name === '') {",
  },
  'windows do not take turns at a file': {
    file: 'host/swapTurns.ts',
    from: 'const isOurs = await this.#acquire(id).catch(() => false);',
    to: 'const isOurs = true;',
    unit: 'host/swapTurns.test.ts',
  },
  'a truncated picture passes': {
    file: 'host/inspectPicture.ts',
    from: 'if (!isComplete(type, { length: size, head, tail })) {',
    to: 'if (!isComplete(type, { length: size, head, tail }) && size < 0) {',
  },
  'a rename that is refused is not tried again': {
    file: 'host/durableFile.ts',
    from: 'const renameDelays = [10, 30, 90, 270, 500];',
    to: 'const renameDelays: readonly number[] = [];',
  },
  'a claim is made over another one': {
    file: 'host/leaseClaims.ts',
    from: "await this.#disk.open(path, 'wx')",
    to: "await this.#disk.open(path, 'w')",
  },
  'living windows are taken for dead': {
    file: 'host/windowHeartbeat.ts',
    from: "return typeof until === 'number' && until > now",
    to: "return typeof until === 'number' && until > now + 1e9",
  },
  'a lease is held for ever': {
    file: 'host/fileLeases.ts',
    from: "const isHeld = typeof claimant === 'object' && claimant.window === this.#windowId;",
    to: "const isHeld = typeof claimant === 'object' || claimant === 'none' || claimant === 'unclear';",
  },
  'a take-over does not fence': {
    file: 'core/jobBook.ts',
    from: 'await this.#ledger.fence(id);',
    to: '',
  },
  'a record is written without asking for the lease': {
    file: 'core/jobBook.ts',
    from: 'async () => (await this.#leases.isHeld(job.id)) && isWanted()',
    to: '() => Promise.resolve(isWanted())',
  },
  'the POST leaves without asking for the lease': {
    file: 'core/submitStep.ts',
    from: 'if (!(await isOursOrFailed(desk, tools))) {',
    to: 'if (desk.job.state === "dismissed") {',
  },
  'the intent is not written': {
    file: 'core/submitStep.ts',
    from: "await desk.record({ kind: 'submitting'",
    to: "void desk.record({ kind: 'submitting'",
  },
  'a POST is repeated after a reset': {
    file: 'core/submitStep.ts',
    from: 'const failure = failureOf(error);\n  const facts = error instanceof QwenImageError ? error.facts : {};',
    to: "const failure = failureOf(error);\n  const facts = { delivery: 'neverSent' };",
  },
  'a reset while reading counts as never sent': {
    file: 'segmind/errors/fault.ts',
    from: "if (syscall === 'connect' || syscall === 'getaddrinfo') {",
    to: "if (syscall === 'connect' || syscall === 'getaddrinfo' || syscall === 'read') {",
  },
  'a 502 counts as an answer': {
    file: 'segmind/errors/answerError.ts',
    from: "return status === 500 && hasOwnWords(answer) ? 'answered' : 'unknown';",
    to: "return answer.body.kind !== 'picture' ? 'neverSent' : 'unknown';",
  },
  'a submission that was found on disk is sent again': {
    file: 'core/jobRunner.ts',
    from: "{ kind: 'answerLost', detail: 'The editor was closed while the request was under way.' }",
    to: "{ kind: 'postponed', until: tools.clock.now() }",
  },
  'an answer is forgotten when another window has taken over': {
    file: 'core/leasedDesk.ts',
    from: 'await this.#book.handIn(this.#sent ?? this.job, event);',
    to: '',
  },
  'a record that cannot be written is given up': {
    file: 'core/jobBook.ts',
    from: 'this.#ahead.set(id, this.#goOnWriting(id));',
    to: '',
  },
  'what was not written yet is written when the job is taken again': {
    file: 'core/jobRuns.ts',
    from: 'await this.#options.book.catchUp(id);\n    return this.#options.leases.acquire(id);',
    to: 'const is = await this.#options.leases.acquire(id);\n    await this.#options.book.catchUp(id);\n    return is;',
    unit: 'core/paidOnce.test.ts',
  },
  'a late write is not called off': {
    file: 'core/jobBook.ts',
    from: 'await this.#write(job, () => this.#ahead.get(id) === own)',
    to: 'await this.#write(job)',
    unit: 'core/paidOnce.test.ts',
  },
  'an intent is written over by what the disk was behind of': {
    file: 'core/jobBook.ts',
    from: 'const wasBehind = this.#ahead.delete(id);',
    to: 'const wasBehind = this.#ahead.has(id);',
    unit: 'core/paidOnce.races.test.ts',
  },
  'who cancels while the intent is written pays': {
    file: 'core/submitStep.ts',
    from: 'if (signal.aborted) {',
    to: 'if (signal.aborted && desk.job.createdAt < 0) {',
    unit: 'core/paidOnce.races.test.ts',
  },
  'an answer to an earlier sending is taken for one to a later': {
    file: 'core/receipts.ts',
    from: 'isUnanswered && receipt?.sentAt === job.sentAt ? receipt.answer : undefined',
    to: 'isUnanswered ? receipt?.answer : undefined',
    unit: 'core/paidOnce.races.test.ts',
  },
  'a job that another window has sent meanwhile is sent again without a word': {
    file: 'core/jobRules.ts',
    from: "(now === 'unknown' || (now === 'nothing' && before !== 'unknown'))",
    to: "now === 'nothing' && before !== 'unknown'",
    unit: 'core/paidOnce.races.test.ts',
  },
  'a second sending makes the first one forgotten': {
    file: 'core/advance.ts',
    from: 'unansweredAt: job.unansweredAt ?? progress.sentAt',
    to: 'unansweredAt: progress.sentAt',
    unit: 'core/paidOnce.races.test.ts',
  },
  'the record of a window that is gone is not made safe': {
    file: 'host/jobLedger.ts',
    from: '        await syncFolder(this.#disk, folder);\n        await this.#folder.last();\n      }),',
    to: '      }),',
  },
  'nobody looks a last time': {
    file: 'core/lastLooks.ts',
    from: "if (look.kind !== 'running' && this.#hopes.has(id)) {",
    to: "if (look.kind === 'failed' && this.#hopes.has(id)) {",
  },
  'two jobs for the same file swap at once': {
    file: 'host/diskPlacement.ts',
    from: 'this.#turns.run(file,',
    to: 'this.#turns.run(source,',
  },
  'a file is replaced whatever it is by now': {
    file: 'host/diskPlacement.ts',
    from: "if (there.kind !== 'file' || there.sha256 !== expected) {",
    to: "if (there.kind !== 'file') {",
  },
  'the bytes that are replaced are not kept': {
    file: 'host/assetFiles.ts',
    from: 'await this.#replaced.keep({ uri, root: place.root, after: kept.sha256 }, there.bytes);',
    to: '',
  },
  'how a picture came to be is recorded after it counts as saved': {
    file: 'core/saveStep.ts',
    from: 'await recordAll(desk, tools);',
    to: '',
  },
  'the folder of records is not made safe': {
    file: 'host/recordFolder.ts',
    from: 'await syncFolder(this.#disk, root);',
    to: '',
  },
  'the fsync of a finished picture is skipped': {
    file: 'host/pictureFinishing.ts',
    from: 'writeDurably(this.#tools.disk, join(this.#tools.results, file), bytes),',
    to: "this.#tools.disk.writeFile(join(this.#tools.results, file), Buffer.from(bytes).toString('latin1'), { flag: 'w' }),",
  },
  'the first 404 is believed': {
    file: 'core/poller.ts',
    from: 'const believedInRow = 5;',
    to: 'const believedInRow = 1;',
  },
  'names are not recorded before files are placed': {
    file: 'core/saveStep.ts',
    from: "await desk.record({ kind: 'placing', targets: await chooseAll(desk, kept, tools) });",
    to: "await chooseAll(desk, kept, tools).then((targets) => desk.note({ kind: 'placing', targets }));",
  },
  'a kept picture is discarded before it is placed': {
    file: 'core/saveStep.ts',
    from: 'await placeAll(desk,',
    to: 'await tools.vault.discard(job.id);\n  await placeAll(desk,',
  },
  'requests with the key follow redirects': {
    file: 'segmind/segmindService.ts',
    from: "redirect: 'error',",
    to: "redirect: 'manual',",
  },
  'the key is not taken out of what Segmind says': {
    file: 'segmind/access.ts',
    from: 'describe: describeWithout(held)',
    to: 'describe: describeWithout()',
  },
  'an address that holds the key is asked for': {
    file: 'segmind/errors/namedKey.ts',
    from: 'key.length >= leastLength',
    to: 'key.length >= leastLength ** 4',
  },
  'the key goes along to the picture': {
    file: 'segmind/download.ts',
    from: "headers: { accept: 'image/*' }",
    to: "headers: { accept: 'image/*', 'x-api-key': 'the-key-of-this-world-51' }",
  },
  'addresses of results are not checked': {
    file: 'segmind/download.ts',
    from: 'const url = await checkResultAddress(next, hosts);',
    to: 'const url = hosts.allowLoopback ? await checkResultAddress(next, hosts) : new URL(next);',
  },
  'a deadline is left running': {
    file: 'segmind/http/guard.ts',
    from: 'this.#whole.dispose();',
    to: '',
  },
  'a window goes on beating for nothing': {
    file: 'host/windowHeartbeat.ts',
    from: '    this.#beating?.abort();\n    this.#beating = undefined;\n    this.#until = 0;',
    to: '    this.#until = 0;',
  },
};
