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

  /// Another order puts the marked rows where nobody sees them; scrolling there shows them.
  @Test func anotherOrderHidesWhatItTakesFromTheScreen() {
    var view = ListView<TicketRow>()
    listed(Array(1...40), 1, in: &view)
    for position in 0..<3 {
      view.rows.row(at: position).map { view.mark($0, $0.subject) }
    }
    view.rows.move(.bottom, height: 10)
    #expect(view.hidden(height: 10).isEmpty, "marked in this list: whoever scrolls away knows of them")
    view.rows.move(.top, height: 10)
    listed((1...40).reversed(), 2, in: &view)
    view.rows.move(.top, height: 10)
    #expect(view.hidden(height: 10).count == 3 && view.marksNote(height: 10) == "3 marked, not shown")
    view.rows.move(.bottom, height: 10)
    #expect(view.hidden(height: 10).isEmpty)
  }

  /// Whatever was marked under whatever list: what stands on the screen is never hidden, and what an earlier list had and this
  /// screen has not always is.
  @Test(arguments: 1...20) func hiddenAreExactlyTheMarksThatNobodySees(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var view = ListView<TicketRow>()
    var elsewhere: Set<TicketID> = []
    for list in 1...6 {
      let numbers = (1...30).shuffled(using: &random).prefix(Int.random(in: 1...30, using: &random))
      elsewhere = Set(view.marks.keys)
      listed(Array(numbers), list, in: &view)
      view.rows.move(.top, height: 10)
      for _ in 0..<3 {
        guard let row = view.rows.row(at: Int.random(in: 0..<numbers.count, using: &random)) else { continue }
        view.mark(row, row.subject)
        elsewhere.remove(row.id)
      }
      let seen = Set((0..<10).compactMap { view.rows.row(at: $0)?.id })
      let hidden = Set(view.hidden(height: 10).map(\.target))
      #expect(hidden == Set(elsewhere.subtracting(seen).map { Target.ticket($0) }), "list \(list)")
    }
  }
}
