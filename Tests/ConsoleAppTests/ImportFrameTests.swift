import CustomerSuccess
import Foundation
import TerminalUI
import Testing

@testable import ConsoleApp

/// Every step of the import wizard, exact to the last space.
@Suite struct ImportFrameTests {
  private static let sizes = [(80, 24), (120, 36), (200, 60)]

  /// Where a path is shown it is the same wherever the tests run.
  private static let export = """
    Account ID;Company name;Plan;Industry;Owner;Customer since;Renewal date;ARR EUR;Seats;Website
    A-1;Nordlicht AG;Enterprise;Software;Mira Okafor;03/04/2024;02/05/2027;14.400,00;25;nordlicht.example
    A-2;Volt Labs;Zebra;Banking;Lee Ek;05/06/2024;06/07/2027;9.600,00;12;volt.example
    A-3;;Pro;Hospital;Lee Ek;07/08/2024;09/10/2027;1.200,00;3;

    """

  private func opened(_ width: Int, _ height: Int, _ text: String = export) async throws -> ImportFixture {
    let fixture = try ImportFixture(width: width, height: height)
    try fixture.write(text, to: "accounts.csv")
    await fixture.press("I", "<\(fixture.path("accounts.csv"))", "enter")
    return fixture
  }

  @Test(arguments: sizes) func everyStep(width: Int, height: Int) async throws {
    let size = "\(width)x\(height)"
    let fixture = try await opened(width, height)
    try expect(fixture, "import-taken-\(size)")
    await fixture.press("enter")
    try expect(fixture, "import-taken-asked-\(size)")
    await fixture.press("day", "enter")
    try expect(fixture, "import-columns-\(size)")
    await fixture.press("starter")
    try expect(fixture, "import-columns-answered-\(size)")
    await fixture.press("enter")
    try expect(fixture, "import-preview-\(size)")
    fixture.isHeld = true
    await fixture.press("enter")
    let request = try #require(fixture.held)
    _ = fixture.console.handle(.importing(request.number, .read(1_200_000, of: 4_800_000)))
    try expect(fixture, "import-running-\(size)")
    let done = await fixture.desk.carryOut(
      request.work, in: fixture.store, by: "dana", at: ConsoleFixture.now, told: { _ in })
    guard case .imported(let report, _) = done else {
      Issue.record("\(done)")
      return
    }
    _ = fixture.console.handle(
      .importing(request.number, .imported(report, kept: "/home/dana/.config/rapport/mappings/accounts.yaml")))
    try expect(fixture, "import-done-\(size)")
  }

  @Test(arguments: sizes) func theFile(width: Int, height: Int) async throws {
    let fixture = try ImportFixture(width: width, height: height)
    await fixture.press("I")
    try expect(fixture, "import-start-\(width)x\(height)", with: [])
    let day = ConsoleFixture.now.seconds - 3 * 86_400
    try expect(
      fixture, "import-file-\(width)x\(height)",
      with: [
        PathCandidate(path: "~/Downloads/old/", name: "old/", size: nil, written: day),
        PathCandidate(path: "~/Downloads/accounts.csv", name: "accounts.csv", size: 48_213, written: day),
        PathCandidate(path: "~/Downloads/tickets 2026.xlsx", name: "tickets 2026.xlsx", size: 2_345_678, written: day),
      ])
  }

  @Test(arguments: [(80, 24), (120, 36)]) func byHand(width: Int, height: Int) async throws {
    let fixture = try await opened(width, height)
    guard case .editMapping(let text)? = fixture.console.handle(.keys([.control("e")])).first else { return }
    _ = fixture.console.handle(.mappingEdited(text.replacing("tier:", with: "tear:")))
    try expect(fixture, "import-by-hand-\(width)x\(height)")
  }

  @Test(arguments: [(80, 24), (120, 36)]) func againAfterWorkWasDone(width: Int, height: Int) async throws {
    let fixture = try await opened(width, height)
    await fixture.press("enter", "day", "enter", "starter", "enter", "enter", "enter")
    let before = try #require(try await fixture.customer("A-1"))
    var after = before
    after.owner = "dana"
    try await fixture.store.commit(
      [FactEdit(before: .customer(before), after: .customer(after))], title: "x", by: "dana", at: ConsoleFixture.now,
      once: nil)
    try fixture.write(
      Self.export.replacing("Zebra", with: "Enterprise").replacing("9.600", with: "12.000"), to: "accounts.csv")
    await fixture.press("I", "<\(fixture.path("accounts.csv"))", "enter")
    try expect(fixture, "import-known-\(width)x\(height)")
    await fixture.press("enter")
    try expect(fixture, "import-again-\(width)x\(height)")
  }

  /// Windows that are smaller than the usual ones have the step, what is asked, and the way out.
  @Test(arguments: [(60, 18), (79, 24), (80, 23), (61, 40), (250, 18), (60, 15)])
  func smallWindows(width: Int, height: Int) async throws {
    let fixture = try await opened(width, height)
    guard height >= 18 else {
      #expect(fixture.frame.contains("Rapport needs 60×18"))
      return
    }
    #expect(fixture.frame.contains("Read as") && fixture.frame.contains("Dates"))
    await fixture.press("enter", "day", "enter")
    for sign in ["Zebra", "Plan", "enter", "1 to answer"] { #expect(fixture.frame.contains(sign), "\(fixture.frame)") }
    await fixture.press("starter", "enter")
    for sign in ["customers", "unchanged  left out", "Left out", "Keep the mapping as", "enter"] {
      #expect(fixture.frame.contains(sign), "\(fixture.frame)")
    }
  }

  private func expect(_ fixture: ImportFixture, _ name: String, with candidates: [PathCandidate]) throws {
    guard case .importing(var wizard) = fixture.console.overlay else { throw CancellationError() }
    let typed = candidates.isEmpty ? "" : "~/Downloads/"
    wizard.path = PathInput(typed)
    wizard.path.receive(candidates, for: typed, complaint: nil)
    wizard.path.choose(1)
    var console = fixture.console
    console.overlay = .importing(wizard)
    try expect(fixture.fixture.frame(console).text, name)
  }

  private func expect(_ fixture: ImportFixture, _ name: String) throws { try expect(fixture.frame, name) }

  private func expect(_ frame: String, _ name: String) throws {
    let text = frame + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Frames/\(name).txt")
    if ProcessInfo.processInfo.environment["RAPPORT_RECORD_FRAMES"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let wanted = try String(contentsOf: file, encoding: .utf8)
    #expect(text == wanted, "\(name) is not drawn as recorded")
  }
}
