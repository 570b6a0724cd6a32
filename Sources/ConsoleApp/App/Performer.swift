public import CustomerSuccess
import Dispatch
import ProcessMemory
public import SuccessStore
import Synchronization
public import TerminalUI

/// Does what the console asks for, off the main thread, and posts what comes of it.
///
/// Reads run beside each other, one outstanding a pane: a later question interrupts the earlier one's query.
public final class Performer: Sendable {
  private let store: any SuccessStore
  private let clock: ConsoleClock
  private let mailbox: Mailbox<Event>
  private let reads = Mutex<[PaneID: Task<Void, Never>]>([:])
  /// What each pane has been answered last: it shows that already.
  private let answered = Mutex<[PaneID: AnyQuestion]>([:])
  private let writing: WriteQueue
  private let exports = Mutex<[Task<Void, Never>]>([])
  private let importing = Mutex<Task<Void, Never>?>(nil)
  private let planning = Mutex<Task<Void, Never>?>(nil)
  private let imports: ImportDesk?
  private let plans: PlanDesk?
  private let differences: DifferenceDesk?
  private let watch = Mutex<Task<Void, Never>?>(nil)
  private let outreach = Mutex<Task<Void, Never>?>(nil)
  private let sending = Mutex<Task<Void, Never>?>(nil)
  private let tidying = Mutex<Task<Void, Never>?>(nil)
  private let work = BackgroundWork()

  /// How often other processes' changes are looked for: they show within a second.
  private static let watchInterval = Duration.milliseconds(500)
  /// Nobody who has just opened it waits for what it does then.
  private static let settling = Duration.seconds(2)

  /// `imports`: who carries out what the import wizard asks for; `plans`: who reads framework files;
  /// `differences`: who holds another moment against now.
  public init(
    store: any SuccessStore, clock: ConsoleClock, mailbox: Mailbox<Event>, imports: ImportDesk? = nil,
    plans: PlanDesk? = nil, differences: DifferenceDesk? = nil
  ) {
    self.store = store
    self.imports = imports
    self.plans = plans
    self.differences = differences
    self.clock = clock
    self.mailbox = mailbox
    writing = WriteQueue(store, clock, mailbox, work)
  }

  public func ask(_ question: AnyQuestion, number: Int, for pane: PaneID) {
    let now = clock.now()
    let isShown = answered.withLock { $0[pane] == question }
    let task = work.start { [self] in
      await question.answers(from: store, at: now, isShown: isShown) { answer in
        guard !Task.isCancelled, answer.failure != .cancelled else { return }
        answered.withLock { $0[pane] = answer.failure == nil ? question : nil }
        mailbox.post(.answer(pane, number: number, answer))
      }
    }
    let before = reads.withLock { reads in
      let before = reads[pane]
      reads[pane] = task
      return before
    }
    before?.cancel()
  }

  /// Asked for what it leaves ready in the store; a failure shows where the same is asked in earnest.
  public func prepare(_ question: AnyQuestion) {
    let now = clock.now()
    _ = work.start { [store] in _ = await question.answer(from: store, at: now) }
  }

  /// Writes, in the order of the calls; what came of it is posted.
  public func perform(_ job: ActJob, by author: String) {
    writing.write { store, now throws(StoreError) in
      .done(try await store.perform(job.requests, title: nil, by: author, at: now))
    }
  }

  /// Who asked for an initiative is found, and whether they are to be told is asked; why nobody is, is said.
  public func tell(of initiative: InitiativeID) {
    writing.write { store, now throws(StoreError) in
      guard let audience = try await store.answer(InitiativeAudienceQuery(initiative), at: now) else {
        return .nothing("There is no initiative \(initiative) any more")
      }
      if let words = audience.refusal { return .nothing(words) }
      return .asks(InitiativeWords.doubt(audience), audience.requests)
    }
  }

  public func undo(by author: String) {
    guard writing.isIdle() else { return }
    writing.write { store, now throws(StoreError) in
      guard let entry = try await store.answer(UndoableQuery(by: author)).first else {
        return .nothing("There is nothing of '\(author)' to undo")
      }
      guard !entry.isForGood else {
        return .nothing("'\(entry.title)' cannot be taken back any more; U lists what can")
      }
      return .done(try await store.undo(entry.id, by: author, at: now))
    }
  }

  public func undo(_ entry: Int, by author: String) {
    writing.write { store, now throws(StoreError) in .done(try await store.undo(entry, by: author, at: now)) }
  }

  public func redo(by author: String) {
    guard writing.isIdle() else { return }
    writing.write { store, now throws(StoreError) in
      guard let entry = try await store.answer(RedoableQuery(by: author)) else {
        return .nothing("There is nothing of '\(author)' to redo")
      }
      return .done(try await store.undo(entry.id, by: author, at: now))
    }
  }

  /// Writes a view to a file; what came of it is posted.
  public func export(_ request: ExportRequest, of console: Console, theme: Theme) {
    let task = work.start { [store, clock, mailbox] in
      let export = ViewExport(request: request, console: console, theme: theme)
      mailbox.post(.exported(request, await export.run(from: store, at: clock.now())))
    }
    exports.withLock { $0.append(task) }
  }

  /// Does what the import wizard asks for; what was asked before is no longer wanted.
  public func carryOut(_ request: ImportRequest, by author: String) {
    guard let imports else { return }
    let now = clock.now()
    let task = work.start { [store, mailbox] in
      let post: @Sendable (ImportNews) -> Void = { mailbox.post(.importing(request.number, $0)) }
      post(await imports.carryOut(request.work, in: store, by: author, at: now, told: post))
    }
    importing.withLock { before in
      before?.cancel()
      before = task
    }
  }

  /// Finds out what framework files would do; what was asked before is no longer wanted.
  public func plan(_ request: PlanRequest) {
    guard let plans else { return }
    let task = work.start { [store, clock, mailbox] in
      mailbox.post(.planned(request.number, await plans.plan(request.path, in: store, at: clock.now())))
    }
    planning.withLock { before in
      before?.cancel()
      before = task
    }
  }

  /// On a thread that may wait, over copies of its own: whoever leaves waits for nothing of it.
  public func compare(_ request: DifferenceRequest) {
    guard let differences else { return }
    DispatchQueue.global().async { [mailbox] in
      mailbox.post(.compared(request.number, differences.compare(request)))
    }
  }

  public func apply(_ draft: PlanDraft, over team: [AppliedFile], by author: String) {
    writing.write { store, now throws(StoreError) in
      .done(try await store.apply(draft, over: team, by: author, at: now))
    }
  }

  public func stopImporting() { importing.withLock { $0?.cancel() } }

  /// Notices what anybody changes, keeps up what time alone changes, and finds what is to be told unasked.
  /// `rules`: by which the console has begun; `told`: the sources that are configured, where they are others than before;
  /// `framework`: what has become of the person's own files of the rules, which matter only where the team has none.
  public func startWatching(
    _ alerts: AlertDesk? = nil, rules begun: Rulebook? = nil,
    sources told: @escaping @Sendable () -> [SourceState]? = { nil },
    framework: @escaping @Sendable () -> FrameworkNews? = { nil }
  ) {
    let task = work.start { [store, clock, mailbox] in
      var known = try? store.version()
      var trouble: StoreError?
      var alerts = alerts.map(AlertWatch.init)
      var sources = SourceWatch()
      var rules = RulesWatch(begun)
      while !Task.isCancelled {
        let found = await store.look(at: clock.now())
        if let version = found.version, version != known {
          known = version
          mailbox.post(.dataChanged)
        }
        if found.trouble != trouble {
          trouble = found.trouble
          mailbox.post(.trouble(trouble))
        }
        if let told = told() { mailbox.post(.sourcesTold(told)) }
        if let news = await rules.look(in: store, version: found.version) { mailbox.post(.rulesChanged(news)) }
        if let news = framework(), !rules.hasTeam { mailbox.post(.frameworkChanged(news)) }
        if let names = await sources.look(in: store, version: found.version) {
          mailbox.post(.sourcesFail(names))
        }
        if let news = await alerts?.look(in: store, version: found.version, at: clock.now()) {
          mailbox.post(.announced(news))
        }
        try? await Task.sleep(for: Performer.watchInterval)
      }
    }
    watch.withLock { $0 = task }
  }

  /// Runs outreach's triggers by itself, beside everything else: no key waits for it.
  public func startOutreach(_ runs: OutreachRuns) {
    guard let begun = OutreachWatch(runs) else { return }
    let task = work.start { [store, clock] in
      var own = begun
      while !Task.isCancelled {
        _ = await own.look(in: store, at: clock.now())
        try? await Task.sleep(for: Performer.watchInterval)
      }
    }
    outreach.withLock { $0 = task }
  }

  /// What only the start has needed is given back once the screen stands.
  public func startTidying() {
    let task = work.start {
      do { try await Task.sleep(for: Performer.settling) } catch { return }
      ProcessMemory.giveBackCode()
      ProcessMemory.giveBack()
    }
    tidying.withLock { $0 = task }
  }

  /// Sends what was approved, and says what went and what could not be sent.
  public func startSending(_ settings: MailSettings, zone: Zone) {
    let clock = clock
    guard let begun = OutboxWatch(settings, zone: zone, clock: { clock.now() }) else { return }
    let task = work.start { [store, clock, mailbox] in
      var own = begun
      while !Task.isCancelled {
        let ended = await own.look(in: store, at: clock.now())
        let sent = ended.filter { $0.complaint == nil }.map(\.message.id.text)
        if !sent.isEmpty { mailbox.post(.said("Sent: \(sent.listed(3))", isComplaint: false)) }
        for complaint in ended.compactMap(\.complaint) { mailbox.post(.said(complaint, isComplaint: true)) }
        try? await Task.sleep(for: Performer.watchInterval)
      }
    }
    sending.withLock { $0 = task }
  }

  /// Withdraws everything and waits for its end: afterwards nobody uses the store, so it can be closed.
  public func stop() {
    watch.withLock { $0?.cancel() }
    outreach.withLock { $0?.cancel() }
    sending.withLock { $0?.cancel() }
    tidying.withLock { $0?.cancel() }
    reads.withLock { reads in
      for read in reads.values { read.cancel() }
    }
    stopImporting()
    planning.withLock { $0?.cancel() }
    exports.withLock { exports in
      for export in exports { export.cancel() }
    }
    work.wait()
  }
}

extension SuccessStore {
  /// The data's version after a refresh. A failure is tried again at the next turn; others who write for long are none, for
  /// everything can still be read.
  fileprivate func look(at now: Instant) async -> (version: Int?, trouble: StoreError?) {
    do throws(StoreError) {
      try await refresh(at: now)
    } catch {
      if error != .busy, error != .cancelled { return (nil, error) }
    }
    do throws(StoreError) { return (try version(), nil) } catch { return (nil, error == .busy ? nil : error) }
  }
}
