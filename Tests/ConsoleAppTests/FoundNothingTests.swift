import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// A list that a filter leaves empty says why, as the command line does.
@Suite struct FoundNothingTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  /// Customers filtered by these words, of whom there are none.
  private func shown(_ words: String, model: PredictionModel? = nil) throws -> (text: String, asked: Int) {
    var console = fixture.console(width: 160, height: 36)
    var asked = 0
    func answer(_ question: AnyQuestion) -> AnyAnswer {
      switch question.asked {
      case let list as CustomerQuery: return list.told(Page(rows: [], position: 0, total: 0))
      case let last as PredictionModelQuery:
        asked += 1
        return last.told(model)
      case let people as PeopleQuery: return people.told(["Mira Okafor", "Sam"])
      default: return fixture.answer(question)
      }
    }
    console.settle(console.ask(), by: answer)
    console.settle(console.handle(.keys([.character("2"), .character("/")])), by: answer)
    console.settle(console.handle(.keys([.paste(words), .enter])), by: answer)
    console.settle(console.ask(), by: answer)
    return (fixture.frame(console).text, asked)
  }

  @Test func thatNothingWasPredictedIsSaid() throws {
    let none = try shown("churn>10%")
    #expect(none.text.contains("'rapport predict run' does it") && none.asked == 1, "\(none.text)")
    let plain = try shown("score<10")
    #expect(!plain.text.contains("predict") && plain.asked == 0, "nobody asks where it says nothing")
  }

  /// An order by what nobody has predicted is no order.
  @Test func anOrderByNoPredictionIsSaid() throws {
    func title(_ order: String) -> String {
      var console = fixture.settled(width: 160, height: 36)
      fixture.press(&console, "2")
      console.panes[.customers]?.setOrder(order)
      fixture.settle(&console, console.ask())
      return console.panes[.customers]?.title(in: console.scene(for: .customers)) ?? ""
    }
    #expect(title("risk descending").hasSuffix(" · none is predicted"))
    #expect(!title("score").contains("predicted"))
  }

  @Test func aCounterThatNobodyCountsIsSaid() throws {
    let text = try shown("trend.Session<-20").text
    #expect(text.contains("Nothing is counted by the name 'Session'; the nearest is sessions"), "\(text)")
    #expect(try !shown("trend.sessions<-20").text.contains("Nothing is counted"))
  }

  @Test func aTornNameIsSaid() throws {
    let text = try shown("owner:Mira Okafor").text
    #expect(text.contains("owner:\"Mira Okafor\" asks for the whole name"), "\(text)")
  }

  /// What a list of open things says that a filter leaves empty, where these match of what it leaves out.
  private func left(_ keys: [String], tickets: [TicketRow] = [], actions: [ActionRow] = []) throws -> (
    text: String, asked: Int
  ) {
    var console = fixture.console(width: 160, height: 36)
    var asked = 0
    func answer(_ question: AnyQuestion) -> AnyAnswer {
      switch question.asked {
      case let list as TicketQuery:
        asked += 1
        let kept = tickets.filter { $0.reading.isOpen || list.includeEnded }
        let inView = "\(list.filter)".contains("T-10") && !"\(list.filter)".contains("dana")
        return list.told(Page(rows: inView ? kept : [], position: 0, total: inView ? kept.count : 0))
      case let list as ActionQuery:
        asked += 1
        let kept = actions.filter { row in
          list.isAsleep ? row.action.snooze != nil : row.action.snooze == nil && list.includeEnded
        }
        return list.told(Page(rows: kept, position: 0, total: kept.count))
      default: return fixture.answer(question)
      }
    }
    console.settle(console.ask(), by: answer)
    for key in keys.dropLast() { console.settle(console.handle(.keys([try #require(Key(name: key))])), by: answer) }
    let before = asked
    console.settle(console.handle(.keys([.character("/"), .paste(keys[keys.count - 1]), .enter])), by: answer)
    console.settle(console.ask(), by: answer)
    return (fixture.frame(console).text, asked - before)
  }

  @Test func whatAListOfOpenTicketsLeavesOutIsSaid() throws {
    let resolved = fixture.ticketDetail(1, isResolved: true).row
    let one = try left(["3", "T-101"], tickets: [resolved])
    #expect(one.text.contains("T-101 is resolved; status:resolved,closed shows it"), "\(one.text)")
    let two = try left(["3", "T-10"], tickets: [resolved, fixture.ticketDetail(2, isResolved: true).row])
    #expect(two.text.contains("2 that match are resolved or closed; status:resolved,closed shows them"), "\(two.text)")
    let none = try left(["3", "T-109"])
    #expect(none.text.contains("Nothing matches T-109") && !none.text.contains("resolved"), "\(none.text)")
    #expect(none.asked == 2, "the list, and once what it leaves out")
  }

  /// In somebody's own view an open ticket of others is found by leaving the view.
  @Test func whatAViewLeavesOutIsSaid() throws {
    let text = try left(["3", "]", "T-102"], tickets: [fixture.ticket(2, minutesAgo: 20)]).text
    #expect(text.contains("T-102 is not in the view 'mine'; [ and ] show the other views"), "\(text)")
  }

  @Test func whatAListOfOpenActionsLeavesOutIsSaid() throws {
    var asleep = fixture.action(2, due: 3)
    asleep.action.snooze = Snooze(until: ConsoleFixture.today + 4, reason: "")
    let text = try left(["4", "ACT-2"], actions: [asleep]).text
    #expect(text.contains("ACT-2 is snoozed until \(ConsoleFixture.today + 4); the view 'snoozed' (]) shows it"))
    var done = fixture.action(3, due: 3)
    done.action.status = .succeeded
    let ended = try left(["4", "ACT-3"], actions: [done]).text
    #expect(ended.contains("ACT-3 is done: success; status:done,dropped shows it"), "\(ended)")
  }

  /// Whatever is listed: what every screen is narrowed to hides it.
  @Test func whatTheScopeHidesIsSaid() throws {
    var console = fixture.console(width: 160, height: 36)
    func answer(_ question: AnyQuestion) -> AnyAnswer {
      guard let list = question.asked as? CustomerQuery else { return fixture.answer(question) }
      let rows = "\(list.filter)".contains("enterprise") ? [] : [fixture.row(1)]
      return list.told(Page(rows: rows, position: 0, total: rows.count))
    }
    console.settle(console.ask(), by: answer)
    console.settle(console.handle(.keys([.character("2")])), by: answer)
    console.settle(console.narrow(to: "tier:enterprise") + console.ask(), by: answer)
    console.settle(console.handle(.keys([.character("/"), .paste("CUST-001"), .enter])), by: answer)
    console.settle(console.ask(), by: answer)
    let text = fixture.frame(console).text
    #expect(text.contains("One that matches is outside the scope; Backspace widens it"), "\(text)")
  }
}
