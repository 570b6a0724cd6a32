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

  @Test func aTornNameIsSaid() throws {
    let text = try shown("owner:Mira Okafor").text
    #expect(text.contains("owner:\"Mira Okafor\" asks for the whole name"), "\(text)")
  }
}
