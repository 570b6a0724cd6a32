import CustomerSuccess
import Statistics
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// Nothing is done to rows that are marked where nobody sees it before somebody has said that they are meant.
@Suite struct HiddenMarksTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private func jobs(_ effects: [Effect]) -> [ActJob] {
    effects.compactMap { if case .perform(let job) = $0 { job } else { nil } }
  }

  /// A console after these keys, all questions answered, and what is handed to the store at the last of them.
  private func after(_ names: [String], in world: ChangingWorld) throws -> (console: Console, jobs: [ActJob]) {
    var console = fixture.console()
    console.settle(console.ask(), by: world.answer)
    var last: [ActJob] = []
    for name in names {
      let effects = console.handle(.keys([try #require(Key(name: name))]))
      last = jobs(effects)
      console.settle(effects, by: world.answer)
    }
    return (console, last)
  }

  private let narrowing = ["/", "T", "-", "1", "0", "4", "enter"]

  @Test func whatAFilterHidesIsAskedAboutAndNamed() throws {
    let world = ChangingWorld(fixture: fixture)
    let keys = ["3", "j", "v"] + narrowing
    let (asked, none) = try after(keys + ["p"], in: world)
    #expect(none.isEmpty)
    #expect(fixture.frame(asked).text.contains("1 marked, not shown: T-101"))
    let (left, nothing) = try after(keys + ["p", "n"], in: world)
    #expect(nothing.isEmpty && left.notice?.text == "Nothing was done" && left.overlay == nil)
    let (_, done) = try after(keys + ["p", "y"], in: world)
    #expect(done.map { $0.requests.map(\.target) } == [[.ticket("T-101")]])
    #expect(done.first?.requests.allSatisfy { !$0.isSure } == true, "what the store doubts is asked by itself")
  }

  @Test func aFormAsksBeforeItIsSent() throws {
    let world = ChangingWorld(fixture: fixture)
    let keys = ["3", "j", "v"] + narrowing + ["v", "a", "enter"]
    let (asked, none) = try after(keys, in: world)
    #expect(none.isEmpty)
    #expect(fixture.frame(asked).text.contains("2 marked, 1 of them not shown: T-101"))
    let (kept, nothing) = try after(keys + ["n"], in: world)
    guard case .form = kept.overlay else {
      Issue.record("the form stays as it was")
      return
    }
    #expect(nothing.isEmpty)
    let (_, done) = try after(keys + ["y"], in: world)
    #expect(done.first?.requests.count == 2)
  }

  @Test func whatIsSeenIsDoneAtOnce() throws {
    let world = ChangingWorld(fixture: fixture)
    #expect(try after(["3", "v", "v", "p"], in: world).jobs.first?.requests.count == 2)
    let found = ["3"] + narrowing + ["v", "/", "ctrl-u", "enter", "p"]
    #expect(try after(found, in: world).jobs.first?.requests.count == 1, "the filter is gone and its row is in sight")
  }

  /// A star and a letter would change a whole queue: so many are counted and asked about, in one key.
  @Test(arguments: [(10, true), (12, false)]) func manyAtOnceAreAskedAbout(_ count: Int, _ isDoneAtOnce: Bool) throws {
    var world = ChangingWorld(fixture: fixture)
    world.tickets = Array(1...count)
    let (console, jobs) = try after(["3", "*", "p"], in: world)
    #expect((jobs.first != nil) == isDoneAtOnce)
    #expect(fixture.frame(console).text.contains("This is done to \(count) tickets: ") == !isDoneAtOnce)
    guard !isDoneAtOnce else { return }
    let (left, nothing) = try after(["3", "*", "p", "n"], in: world)
    #expect(nothing.isEmpty && left.notice?.text == "Nothing was done")
    let (_, done) = try after(["3", "*", "p", "y"], in: world)
    #expect(done.first?.requests.count == count && done.first?.requests.allSatisfy { !$0.isSure } == true)
  }

  @Test func whatOthersTookFromTheListIsAskedAbout() throws {
    var world = ChangingWorld(fixture: fixture)
    var console = try after(["3", "v"], in: world).console
    world.gone = ["T-102"]
    console.settle(console.handle(.dataChanged), by: world.answer)
    #expect(jobs(console.handle(.keys([.character("p")]))).isEmpty)
    #expect(fixture.frame(console).text.contains("1 marked, not shown: T-102"))
    #expect(console.panes[.queue]?.note(in: console.scene(for: .queue)) == "1 marked, not shown")
  }

  @Test func severalStepsAtOnceAskLikeOne() throws {
    var console = try after(["3", "j", "v"] + narrowing, in: ChangingWorld(fixture: fixture)).console
    #expect(console.carryOut([Deed(.pend)]).isEmpty)
    guard case .doubt(let view) = console.overlay else {
      Issue.record("nothing was asked")
      return
    }
    #expect(view.words.hasPrefix("1 marked, not shown"))
  }

  // MARK: The list

  private func listed(_ numbers: [Int], _ list: Int, in view: inout ListView<TicketRow>) {
    let rows = numbers.map { fixture.ticket($0, minutesAgo: $0) }
    view.receive(Page(rows: rows, position: 0, total: rows.count), of: list, height: 10)
  }

  private func mark(_ places: Range<Int>, in view: inout ListView<TicketRow>) {
    for place in places { view.rows.row(at: place).map { view.mark($0, $0.subject) } }
  }

  /// Neither scrolling nor another order takes a row out of the list.
  @Test func onlyWhatTheListHasNotIsNotShown() {
    var view = ListView<TicketRow>()
    listed(Array(1...40), 1, in: &view)
    mark(0..<3, in: &view)
    view.rows.move(.bottom, height: 10)
    #expect(view.hidden.isEmpty, "marked in this list: whoever scrolls away knows of them")
    listed((1...40).reversed(), 2, in: &view)
    view.rows.move(.top, height: 10)
    #expect(view.hidden.isEmpty && view.marksNote == "3 marked")
    listed(Array(3...40), 3, in: &view)
    #expect(view.hidden.count == 2 && view.marksNote == "3 marked, 2 not shown")
    listed(Array(4...40), 4, in: &view)
    #expect(view.marksNote == "3 marked, not shown")
  }

  /// Of a long list only a part is loaded: what a filter hides is told from what is further down as far as that is known.
  @Test func ofALongListWhatWasMetUnderTheFilterIsShown() throws {
    var view = ListView<TicketRow>()
    func part(_ numbers: ClosedRange<Int>, of list: Int) {
      let rows = numbers.map { fixture.ticket($0, minutesAgo: $0) }
      view.receive(Page(rows: rows, position: numbers.lowerBound - 1, total: 5000), of: list, height: 10)
    }
    part(1...40, of: 1)
    mark(0..<3, in: &view)
    part(400...440, of: 1)
    #expect(view.hidden.isEmpty, "they are further up")
    let words = "severity:high"
    view.set(try Filter.parse(words, in: .tickets, me: "dana"), text: words)
    part(400...440, of: 2)
    #expect(view.marksNote == "3 marked, not shown", "nobody has seen them under this filter")
    part(2...42, of: 2)
    #expect(view.marksNote == "3 marked, 1 not shown")
    part(800...840, of: 2)
    #expect(view.marksNote == "3 marked, 1 not shown", "met under this filter, and scrolled away")
    view.set(Filter(), text: "")
    part(800...840, of: 1)
    #expect(view.marksNote == "3 marked", "nothing hides them")
  }

  /// Whatever was marked under whatever list: hidden is what this one has not, wherever one has scrolled to.
  @Test(arguments: 1...20) func hiddenAreExactlyTheMarksThatTheListHasNot(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var view = ListView<TicketRow>()
    for list in 1...6 {
      let numbers = (1...30).shuffled(using: &random).prefix(Int.random(in: 1...30, using: &random))
      listed(Array(numbers), list, in: &view)
      view.rows.move(Bool.random(using: &random) ? .top : .bottom, height: 10)
      let place = Int.random(in: 0..<numbers.count, using: &random)
      mark(place..<place + 3, in: &view)
      let here = Set(numbers.map { Target.ticket(fixture.ticket($0, minutesAgo: $0).id) })
      let marked = Set(view.marks.values.map(\.target))
      #expect(Set(view.hidden.map(\.target)) == marked.subtracting(here), "list \(list)")
    }
  }

  /// Form, frame and question speak of the same things, also of one that the act would leave as it is.
  @Test func theCountsOfFormAndQuestionAgree() throws {
    let world = ChangingWorld(fixture: fixture)
    let keys = ["3", "*"] + narrowing
    let console = try after(keys + ["a"], in: world).console
    guard case .form(let form) = console.overlay else {
      Issue.record("no form")
      return
    }
    let subjects = form.subjects
    #expect(subjects.count == 5 && fixture.frame(console).text.contains("5 chosen"))
    let act = try console.requests(Deed(.assign, ["owner": "sam"]), on: subjects)
    let asked = console.doubted(ActJob(Array(act.dropFirst())), of: subjects)
    #expect(asked.asksFirst?.hasPrefix("5 marked, 4 of them not shown: ") == true, "\(asked.asksFirst ?? "")")
    #expect(asked.asksFirst?.hasSuffix(" 1 of them is so already.") == true, "\(asked.asksFirst ?? "")")
    let whole = console.doubted(ActJob(act), of: subjects)
    #expect(whole.asksFirst?.hasSuffix("already.") == false)
    let seen = subjects.filter { $0.target == .ticket("T-104") }
    let shown = ActJob(act.filter { $0.target == .ticket("T-104") })
    #expect(console.doubted(shown, of: seen).asksFirst == nil)
    #expect(console.doubted(shown, of: subjects).asksFirst == nil, "nothing is done to what is not shown")
  }
}
