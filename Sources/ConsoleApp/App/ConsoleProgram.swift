public import CustomerSuccess
public import TerminalUI

/// The console as a program of a terminal: batches in, effects out, a frame for each batch.
@MainActor
public struct ConsoleProgram: TerminalProgram {
  public typealias Message = Event

  private(set) var console: Console
  /// Which moment it was left for; nil where it was left for good.
  public private(set) var wish: PastWish?
  /// What was typed after it was left for another moment.
  public var unread: [Key] { console.isLeaving ? console.held : [] }
  private let performer: Performer
  private let clock: ConsoleClock
  private let outside: Outside

  /// What only the terminal's owner can do.
  @MainActor
  public struct Outside {
    public var suspend: () -> Void
    /// Gives the terminal to the person's editor; what the text became, or why not.
    public var edit: (EditRequest) -> Result<String, EditorFailure>
    /// As `edit`, of a mapping's text.
    public var editMapping: (String) -> Result<String, EditorFailure>
    /// What comes of it is posted.
    public var copy: (CopyRequest) -> Void
    /// As `copy`.
    public var openLink: (WebAddress) -> Void
    /// Shows another theme; why not, where it cannot.
    public var theme: (String) -> String?
    /// Keeps a saved view; why not, where it cannot be.
    public var saveView: (SavedView) -> String?
    /// The theme in force, for pictures.
    public var look: () -> Theme
    /// Tells what the status line tells by other ways too.
    public var announce: (Announcement) -> Void
    public var drafts: DraftDesk

    public init(
      suspend: @escaping () -> Void, edit: @escaping (EditRequest) -> Result<String, EditorFailure>,
      editMapping: @escaping (String) -> Result<String, EditorFailure>,
      copy: @escaping (CopyRequest) -> Void, openLink: @escaping (WebAddress) -> Void = { _ in },
      theme: @escaping (String) -> String?,
      saveView: @escaping (SavedView) -> String?, look: @escaping () -> Theme,
      announce: @escaping (Announcement) -> Void, drafts: DraftDesk = .none
    ) {
      self.suspend = suspend
      self.edit = edit
      self.editMapping = editMapping
      self.copy = copy
      self.openLink = openLink
      self.theme = theme
      self.saveView = saveView
      self.look = look
      self.announce = announce
      self.drafts = drafts
    }
  }

  public init(
    _ console: Console, performer: Performer, clock: ConsoleClock, outside: Outside
  ) {
    self.console = console
    self.performer = performer
    self.clock = clock
    self.outside = outside
    start()
  }

  /// Until the clock shows another second, while something on the screen counts.
  public var patience: Duration? { console.counts ? clock.untilNextSecond() : nil }

  public mutating func handle(_ batch: Batch<Event>) -> Verdict {
    var effects = console.handle(.tick(clock.now()))
    for message in batch.messages { effects += console.handle(message) }
    if !batch.keys.isEmpty {
      if let drafts = outside.drafts.news() { effects += console.handle(.drafts(drafts)) }
      effects += console.handle(.keys(batch.keys))
    }
    return perform(effects)
  }

  public mutating func draw(on canvas: inout Canvas) { console.draw(on: &canvas) }

  private mutating func start() {
    let drafts = outside.drafts.news() ?? []
    _ = perform(console.handle(.drafts(drafts)))
  }

  private mutating func take(
    _ edited: Result<String, EditorFailure>, as event: (String?) -> Event
  ) -> Verdict {
    switch edited {
    case .success(let edited): return perform(console.handle(event(edited)))
    case .failure(let failure):
      let verdict = perform(console.handle(event(failure.left)))
      say(failure.words, isComplaint: true)
      return verdict
    }
  }

  private mutating func say(_ words: String, isComplaint: Bool) {
    _ = console.handle(.said(words, isComplaint: isComplaint))
  }

  private mutating func perform(_ effects: [Effect]) -> Verdict {
    var verdict = Verdict.proceed
    for effect in effects {
      switch effect {
      case .ask(let pane, let number, let question): performer.ask(question, number: number, for: pane)
      case .prepare(let question): performer.prepare(question)
      case .quit: verdict = .quit
      case .lookBack(let moment):
        wish = moment
        verdict = .quit
      case .suspend: outside.suspend()
      case .perform(let job): performer.perform(job, by: console.setting.me)
      case .undo: performer.undo(by: console.setting.me)
      case .undoEntry(let entry): performer.undo(entry, by: console.setting.me)
      case .saveView(let view):
        if let complaint = outside.saveView(view) { say(complaint, isComplaint: true) }
      // At once, not beside: whatever ends the console after this frame has been kept.
      case .keepDraft(let draft):
        if let complaint = outside.drafts.keep(draft) { say(complaint, isComplaint: true) }
      case .dropDraft(let key):
        if let complaint = outside.drafts.drop(key) { say(complaint, isComplaint: true) }
      case .redo: performer.redo(by: console.setting.me)
      case .edit(let request): if take(outside.edit(request), as: Event.edited) == .quit { verdict = .quit }
      case .editMapping(let text):
        if take(outside.editMapping(text), as: Event.mappingEdited) == .quit { verdict = .quit }
      case .importing(let request): performer.carryOut(request, by: console.setting.me)
      case .stopImporting: performer.stopImporting()
      case .plan(let request): performer.plan(request)
      case .compare(let request): performer.compare(request)
      case .tell(let initiative): performer.tell(of: initiative)
      case .apply(let draft, let team): performer.apply(draft, over: team, by: console.setting.me)
      case .copy(let request): outside.copy(request)
      case .openLink(let link): outside.openLink(link)
      case .export(let request): performer.export(request, of: console, theme: outside.look())
      case .announce(let news): outside.announce(news)
      case .theme(let name):
        if let complaint = outside.theme(name) { say(complaint, isComplaint: true) }
      case .show, .read, .act, .open, .enter, .showWorkload, .say, .complain, .narrow, .cut, .retain, .setAgainst,
        .start,
        .look:
        break
      }
    }
    return verdict
  }
}
