import CustomerSuccess
import Interchange
import TerminalUI
import Testing

@testable import ConsoleApp

/// What the import's lines do to each other while arrows and letters go over their choices.
@Suite struct ImportPassingTests {
  private static let columns =
    "Account ID,Company name,Plan,Owner,Customer since,MRR EUR,Seats\nA-1,Nord,Enterprise,Mira,2024-04-03,12,3\n"

  private func atColumns(_ text: String = columns) async throws -> ImportFixture {
    let fixture = try ImportFixture()
    try fixture.write(text, to: "accounts.csv")
    await fixture.press("I", "<\(fixture.path("accounts.csv"))", "enter", "enter")
    #expect(fixture.wizard?.step == .columns)
    return fixture
  }

  /// On every line, all the way round its choices either way: what it has left again is back where it was.
  @Test(arguments: [Key.left, .right]) func passingOverAChoiceChangesNothingElsewhere(key: Key) async throws {
    let fixture = try await atColumns()
    var wizard = try #require(fixture.wizard)
    let before = try #require(wizard.draft)
    let size = fixture.console.size
    _ = wizard.press(.home, on: size)
    for _ in before.columns.indices {
      guard case .column(let own)? = wizard.list.line?.subject else { break }
      for turn in 0...before.fields.count {
        _ = wizard.press(key, on: size)
        let now = try #require(wizard.draft)
        let others = zip(before.columns, now.columns).filter { $0.field != $1.field && $0.name != own }
        #expect(others.count <= 1, "\(own) \(turn)")
        #expect(others.allSatisfy { $1.field == nil })
      }
      #expect(wizard.draft == before && wizard.asked == [])
      _ = wizard.press(.down, on: size)
      #expect(wizard.said == [])
    }
  }

  /// A day that is none leaves one thing to say: that it is not told. Saying so is an answer.
  @Test(arguments: ["right", "left", "not told"]) func theOneChoiceThereIsCanBeTaken(key: String) async throws {
    let days = ["28.02.2027", "31.02.2027", "20.02.2027", "21.02.2027", "22.02.2027", "23.02.2027"]
    let rows = days.enumerated().map { "A-\($0),N\($0),starter,other,small,13.04.2024,\($1)\n" }
    let fixture = try await atColumns(
      "Account ID,Company name,Plan,Industry,Size,Customer since,Renewal\n" + rows.joined())
    await fixture.press("enter")
    #expect(fixture.wizard?.step == .columns)
    let open = try #require(fixture.wizard?.list.line)
    #expect(open.isOpen && open.label.contains("31.02.2027"), "\(open)")
    await fixture.press(key)
    #expect(fixture.wizard?.list.lines.contains(where: \.isOpen) == false)
    await fixture.press("enter")
    #expect(fixture.wizard?.step == .preview)
  }

  @Test func theKindOfRowsPassedOverKeepsWhatWasSaidOfFields() async throws {
    let fixture = try await atColumns()
    await fixture.press("home", "down", "down", "down", "left", "up")
    let before = try #require(fixture.wizard?.draft)
    await fixture.press("escape")
    for _ in fixture.wizard?.readings ?? [] { await fixture.press("right") }
    #expect(fixture.wizard?.draft == before)
  }

  /// A field that is truly taken is said, and asked for where it has to be told.
  @Test(arguments: [("down", ImportWizard.Step.columns), ("enter", .columns)])
  func aFieldTakenFromAnotherColumnIsSaid(leaving: String, step: ImportWizard.Step) async throws {
    let fixture = try await atColumns()
    await fixture.press("home", "down", "down", "down", "tier", leaving)
    #expect(fixture.wizard?.step == step)
    #expect(fixture.wizard?.said == ["Plan had tier; now left out"])
    #expect(fixture.frame.contains("Plan had tier; now left out"))
    #expect(fixture.wizard?.draft?.questions.isEmpty == false && fixture.frame.contains("to answer"))
    await fixture.press("down")
    #expect(fixture.wizard?.said == [])
  }

  /// Letters typed in a row are one search; one that finds nothing takes nothing.
  @Test(arguments: [
    ("seats", "seats"), ("signed", "signed_up"), ("revenue", "revenue"), ("yearly", "yearly_revenue"),
    ("website", ""), ("sx", ""), ("ss", "signed_up"),
  ])
  func lettersInARowAreOneSearch(typed: String, field: String) async throws {
    let fixture = try await atColumns(
      "Account ID,Company name,Plan,Customer since,Zzz\nA-1,Nord,Enterprise,2024-04-03,x\n")
    await fixture.press("home")
    while fixture.wizard?.list.line?.label != "Zzz" { await fixture.press("down") }
    for letter in typed { await fixture.press(String(letter)) }
    #expect(fixture.wizard?.draft?.columns[4].field ?? "" == field)
    #expect(fixture.frame.contains("no '\(typed)'") == field.isEmpty)
  }

  /// Only what chooses answers; what moves, moves.
  @Test(arguments: ["home", "end", "pagedown", "pageup", "up", "down", "tab", "shift-tab"])
  func noMoveAnswersAQuestion(key: String) async throws {
    let fixture = try await atColumns("Account ID,Company name,Customer since\nA-1,Nord,2024-04-03\n")
    let before = try #require(fixture.wizard?.draft)
    #expect(fixture.wizard?.list.line?.subject == .guess(.field("tier")) && !before.questions.isEmpty)
    await fixture.press(key)
    #expect(fixture.wizard?.draft == before)
  }
}
