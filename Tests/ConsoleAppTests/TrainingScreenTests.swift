import CustomerSuccess
import Foundation
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// Screen 5: sessions, people by modules, what learning does.
@Suite struct TrainingScreenTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private func console(at pane: PaneID, width: Int = 120, height: Int = 36) -> Console {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "5")
    for _ in 0..<9 where console.focus != pane { fixture.press(&console, "tab") }
    return console
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func sessions(width: Int, height: Int) throws {
    var console = console(at: .sessions, width: width, height: height)
    fixture.press(&console, "G")
    try expect(console, "sessions-\(width)x\(height)")
    fixture.press(&console, "enter")
    try expect(console, "session-\(width)x\(height)")
  }

  /// One whose certificate is to be renewed, with another that has been; the last line offers it.
  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func aLearner(width: Int, height: Int) throws {
    var console = console(at: .learners, width: width, height: height)
    fixture.press(&console, "enter")
    try expect(console, "learner-\(width)x\(height)")
    fixture.press(&console, "R")
    guard case .form(let form) = console.overlay else { return #expect(Bool(false), "no form") }
    #expect(form.verb == .renew && form.values == ["path": fixture.training.paths[0].id.text])
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func peopleByModules(width: Int, height: Int) throws {
    try expect(
      console(at: .trainingGrid, width: width, height: height), "training-grid-\(width)x\(height)")
    guard width == 80 else { return }
    try expect(console(at: .learning, width: width, height: height), "learning-\(width)x\(height)")
  }

  @Test func ascii() throws {
    try expect(console(at: .trainingGrid), "training-grid-ascii-120x36", glyphs: .ascii)
  }

  /// What a session is asked is asked about the learner of the line.
  @Test func attendanceIsNotedOfTheLine() throws {
    var console = console(at: .sessions)
    fixture.press(&console, "G", "enter", "G", "a")
    guard case .form(let form) = console.overlay else { return #expect(Bool(false), "no form") }
    #expect(form.verb == .attend && form.subjects.map(\.target) == [.session("SES-1")])
    #expect(form.values["learner"] == fixture.sessionDetail("SES-1")?.people.last?.id.text)
  }

  /// A gap that tickets show is closed by enrolling the people of those who have it.
  @Test func gapsProposeEnrolments() throws {
    let lesson = try #require(fixture.improvement.lessons.first { !$0.categories.isEmpty })
    let path = try #require(lesson.modules.first).path
    let cases = ["CUST-001", "CUST-002"].map {
      GapCase(ticket: TicketID("T-\($0)"), customer: CustomerID($0), category: lesson.categories.first ?? "")
    }
    let training = ["CUST-001": CustomerTraining(learners: 2, open: [path]), "CUST-002": CustomerTraining()]
    let gaps = fixture.improvement.gaps(
      cases, training: Dictionary(uniqueKeysWithValues: training.map { (CustomerID($0.key), $0.value) }),
      catalogue: fixture.training)
    let figures = ImprovementFigures(fishbone: Fishbone([], rules: ImprovementRules()), gaps: gaps)
    let tree = CauseTree(figures: figures, opened: [], scene: fixture.console().scene(for: .causes))
    let place = tree.lines.indices.first { !tree.proposed(at: $0).isEmpty }
    let line = try #require(place)
    #expect(tree.proposed(at: line) == ["CUST-001"] && tree.lines[line].preset == ["path": path.text])
  }

  private func expect(_ console: Console, _ name: String, glyphs: GlyphSet = .unicode) throws {
    let text = fixture.frame(console, glyphs: glyphs).text + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Frames/\(name).txt")
    if ProcessInfo.processInfo.environment["RAPPORT_RECORD_FRAMES"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let wanted = try String(contentsOf: file, encoding: .utf8)
    #expect(text == wanted, "\(name) is not drawn as recorded")
  }
}
