import CustomerSuccess
import Foundation
import Interchange
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// The mapping as it is named, edited and answered in the wizard.
extension ImportTests {
  @Test func aNameThatAnotherMappingHasIsAskedFor() async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    try FileManager.default.createDirectory(atPath: fixture.path("mappings"), withIntermediateDirectories: true)
    try fixture.write("name: other\nfiles: {}\n", to: "mappings/accounts.yaml")
    await fixture.press("enter")
    #expect(fixture.wizard?.step == .preview && fixture.frame.contains("A mapping 'accounts' is there"))
    #expect(try await fixture.customer("A-1") == nil)
    await fixture.press("2", "enter")
    #expect(fixture.wizard?.step == .done && fixture.mapping("accounts2") != nil)
    #expect(fixture.mapping("accounts") == "name: other\nfiles: {}\n")
  }

  @Test func enterReplacesAMappingOnceThatWasSaid() async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    try FileManager.default.createDirectory(atPath: fixture.path("mappings"), withIntermediateDirectories: true)
    try fixture.write("name: other\nfiles: {}\n", to: "mappings/accounts.yaml")
    await fixture.press("enter", "enter")
    #expect(fixture.wizard?.step == .done && fixture.mapping("accounts")?.contains("name: accounts") == true)
  }

  @Test(arguments: ["", "a/b", ".x"]) func aNameThatIsNoFilesIsRefused(name: String) async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    await fixture.press("ctrl-u")
    if !name.isEmpty { await fixture.press("<\(name)") }
    await fixture.press("enter")
    #expect(fixture.wizard?.step == .preview && fixture.wizard?.complaints.count == 1)
    #expect(try await fixture.customer("A-1") == nil)
  }

  @Test func byHandWithComplaintsByLine() async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    guard case .editMapping(let text)? = fixture.console.handle(.keys([.control("e")])).first else {
      Issue.record("no editor")
      return
    }
    #expect(fixture.console.isEditing)
    _ = fixture.console.handle(.mappingEdited(text.replacing("kind: customers", with: "kind: customer")))
    #expect(fixture.wizard?.step == .columns && fixture.frame.contains("accounts.yaml:6:"))
    await fixture.press("enter")
    #expect(fixture.wizard?.step == .columns)
    guard case .editMapping(let again)? = fixture.console.handle(.keys([.control("e")])).first else {
      Issue.record("no editor")
      return
    }
    #expect(again.contains("kind: customer\n"))
    _ = fixture.console.handle(.mappingEdited(text.replacing("kind: customers", with: "kind: customers # mine")))
    await fixture.press("enter")
    #expect(fixture.wizard?.step == .preview)
    await fixture.press("enter")
    #expect(fixture.mapping("accounts")?.contains("# mine") == true)
  }

  @Test func whatWasChangedByHandIsThrownAwayOnlyWhenSaid() async throws {
    let fixture = try ImportFixture()
    try await answered(fixture)
    _ = fixture.console.handle(.keys([.control("e")]))
    _ = fixture.console.handle(.mappingEdited("name: x\nfiles: {}\n"))
    await fixture.press("ctrl-x", "n")
    #expect(fixture.wizard?.edited != nil)
    await fixture.press("escape", "right")
    #expect(fixture.wizard?.edited != nil && fixture.wizard?.reading == 0)
    await fixture.press("enter", "ctrl-x", "y")
    #expect(fixture.wizard?.edited == nil && fixture.wizard?.step == .columns)
    // An editor that was left without a change changes nothing.
    guard case .editMapping(let text)? = fixture.console.handle(.keys([.control("e")])).first else { return }
    _ = fixture.console.handle(.mappingEdited(text))
    #expect(fixture.wizard?.edited == nil)
  }

  /// What was answered can be taken back, and is open again.
  @Test func anAnswerIsTakenBack() async throws {
    let fixture = try ImportFixture()
    try fixture.write(ImportFixture.accounts, to: "accounts.csv")
    await fixture.press("I", "<\(fixture.path("accounts.csv"))", "enter", "enter", "day")
    #expect(fixture.wizard?.draft?.answers.told == [.dates: "day first"])
    await fixture.press("backspace")
    #expect(fixture.wizard?.draft?.answers.told == [:] && fixture.wizard?.list.line?.isOpen == true)
    await fixture.press("enter")
    #expect(fixture.wizard?.step == .taken)
  }

  @Test func aDayForAllIsTakenOnceItIsOne() async throws {
    let fixture = try ImportFixture()
    try fixture.write("Id,Name,Plan\nB1,Other,Enterprise\n", to: "x.csv")
    await fixture.press("I", "<\(fixture.path("x.csv"))", "enter", "enter", "2024-02-3")
    #expect(fixture.wizard?.draft?.questions.isEmpty == false)
    await fixture.press("backspace", "29")
    #expect(fixture.wizard?.draft?.answers.told == [.field("signed_up"): "2024-02-29"])
    await fixture.press("enter", "enter")
    #expect(try await fixture.customer("B1")?.signedUp == LocalDate(iso8601: "2024-02-29"))
  }

  /// Which column it is may be typed: the line stays where it is, whatever has been found by its first letters.
  @Test func theColumnOfAFieldIsToldByItsName() async throws {
    let fixture = try ImportFixture()
    try fixture.write("What,Wer,Wem,Customer since,Plan\n1,Nordlicht,x,2024-01-01,Enterprise\n", to: "x.csv")
    await fixture.press("I", "<\(fixture.path("x.csv"))", "enter", "enter", "wem")
    #expect(fixture.wizard?.draft?.columns.map(\.field) == [nil, nil, "name", "signed_up", "tier"])
    await fixture.press("enter")
    #expect(fixture.wizard?.report?.counts[.customers] == .init(added: 1))
  }

  @Test func aColumnIsGivenAnotherField() async throws {
    let fixture = try ImportFixture()
    try fixture.write("Account ID,Name,Level,Customer since\nB1,Other,Enterprise,2024-01-01\n", to: "x.csv")
    await fixture.press("I", "<\(fixture.path("x.csv"))", "enter", "enter", "up", "up", "tier")
    let level = try #require(fixture.wizard?.draft?.columns[2])
    #expect(level.field == "tier" && level.values.map(\.choice) == ["enterprise"])
    await fixture.press("+")
    #expect(fixture.wizard?.list.lines.contains { $0.label == "  Enterprise" } == true)
    await fixture.press("-")
    #expect(fixture.wizard?.list.lines.contains { $0.label == "  Enterprise" } == false)
  }

  @Test func aClickChoosesAndTheWheelMoves() async throws {
    let fixture = try ImportFixture()
    try fixture.write("Account ID,Name,Level,Customer since\nB1,Other,Enterprise,2024-01-01\n", to: "x.csv")
    await fixture.press("I", "<\(fixture.path("x.csv"))", "enter", "enter")
    let body = try #require(fixture.wizard?.body(on: fixture.console.size))
    func mouse(_ kind: Mouse.Kind, y: Int) -> Event {
      .keys([.mouse(Mouse(kind: kind, at: Point(x: body.x + 2, y: y)))])
    }
    _ = fixture.console.handle(mouse(.press, y: body.y + 3))
    #expect(fixture.wizard?.list.line?.label == "Level")
    _ = fixture.console.handle(mouse(.wheelUp, y: body.y + 3))
    #expect(fixture.wizard?.list.line?.label == "Account ID")
    _ = fixture.console.handle(mouse(.press, y: 0))
    #expect(fixture.wizard?.step == .columns)
  }
}
