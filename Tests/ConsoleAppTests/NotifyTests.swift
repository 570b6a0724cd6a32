import CustomerSuccess
import Foundation
import Framework
import SuccessStore
import Synchronization
import TerminalUI
import Testing

@testable import ConsoleApp

/// What one is told of unasked: the settings, the words, and the user's own command.
@Suite struct NotifyTests {
  private func settings(_ text: String) throws -> NotifySettings {
    try Configuration.resolved(file: .init(text: text, name: "config.yaml")).notify
  }

  // MARK: Settings

  @Test(arguments: [
    "notify: notify-send {title} {body}\n", "notify: [notify-send, \"{title}\", '{body}']\n",
    "notify:\n  command: notify-send {title} {body}\n",
    "notify:\n  command:\n    - notify-send\n    - '{title}'\n    - '{body}'\n",
  ])
  func aCommandIsALineOrAList(text: String) throws {
    var expected = NotifySettings()
    expected.command = ["notify-send", "{title}", "{body}"]
    #expect(try settings(text) == expected)
  }

  @Test func everythingCanBeSet() throws {
    let found = try settings(
      "notify:\n  breach: off\n  critical: no\n  escalated: false\n  bell: on\n  terminal: osc777\n"
        + "  command: say \"a {title}\"\n"
    )
    #expect(found.isSilent && found.rings && found.form == .osc777 && found.command == ["say", "a {title}"])
    #expect(try settings("notify: {breach: 5}\n").breachWithinMinutes == 5)
  }

  @Test(arguments: [
    ("notify: ''\n", "config.yaml:1: notify: empty, expected a command"),
    ("notify: []\n", "config.yaml:1: notify: empty, expected a command"),
    ("notify: \"{title} x\"\n", "config.yaml:1: notify: found '{title}' as the program"),
    ("notify:\n  breach: 0\n", "config.yaml:2: notify.breach: found '0', expected minutes from 1 to 1440, or off"),
    ("notify:\n  terminal: osc8\n", "config.yaml:2: notify.terminal: found 'osc8', expected osc9, osc777 or none"),
    ("notify:\n  sound: x\n", "config.yaml:2: notify.sound: unknown key"),
  ])
  func mistakesAreSaidWithTheirLine(text: String, complaint: String) {
    #expect {
      _ = try settings(text)
    } throws: { "\($0)".contains(complaint) }
  }

  // MARK: Words

  private static let hostile = [
    "; rm -rf /", "$(reboot)", "`id`", "\"; echo 'x", "{body} {title}", "-u critical", "a\nb\tc", "\u{1B}]0;x\u{7}",
    "\u{202E}evil",
    "\u{0}", "a  b", "",
  ]

  @Test(arguments: hostile)
  func whatASubjectSaysStaysOneArgument(subject: String) throws {
    let announcement = Announcement(title: "Critical ticket: \(subject)", body: "Ticket \(subject)")
    let arguments = try settings("notify: notify-send --app=x:{title} {body} {other}\n").arguments(for: announcement)
    #expect(arguments.count == 4 && arguments[0] == "notify-send" && arguments[3] == "{other}")
    #expect(arguments[1] == "--app=x:\(announcement.title)" && arguments[2] == announcement.body)
    #expect(arguments.joined().unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 })
    // Filled in once: what a subject says is not filled in again.
    if subject.contains("{body}") { #expect(arguments[1].hasSuffix("{body} {title}")) }
  }

  /// The user's program is started for real; a call that fails afterwards says that the one before it has ended.
  @Test func theProgramGetsItsArgumentsAsTheyAre() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapport-notify-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.appending(path: "record it")
    try "#!/bin/sh\n{ echo \"$#\"; for a in \"$@\"; do printf '<%s>\\n' \"$a\"; done; } >> \"$0.log\"\n"
      .write(to: script, atomically: false, encoding: .utf8)
    var settings = NotifySettings()
    // Through sh: a process started meanwhile elsewhere may still hold the file open for writing.
    settings.command = ["sh", script.path, "{title}", "{body}"]
    let runner = CommandRunner()
    let complaints = Mutex<[String]>([])
    var expected = ""
    for subject in Self.hostile {
      let announcement = Announcement(title: "Critical: \(subject)", body: "Ticket \(subject)")
      expected += "2\n<\(announcement.title)>\n<\(announcement.body)>\n"
      runner.run(settings.arguments(for: announcement)) { words in complaints.withLock { $0.append(words) } }
    }
    let last = await withCheckedContinuation { continuation in
      runner.run(["/nonexistent/notify", "x"]) { continuation.resume(returning: $0) }
    }
    #expect(last == "/nonexistent/notify could not be started: No such file or directory")
    #expect(complaints.withLock { $0 } == [])
    #expect(try String(contentsOf: folder.appending(path: "record it.log"), encoding: .utf8) == expected)
  }

  @Test(arguments: [
    (["sh", "-c", "exit 3"], "sh ended with 3"), (["sh", "-c", "kill -9 $$"], "sh was ended by signal 9"),
    (["sleep", "600"], "sleep was ended: it took longer than 1 seconds"),
  ])
  func whatGoesWrongWithItIsSaid(arguments: [String], words: String) async {
    let said = await withCheckedContinuation { continuation in
      CommandRunner(seconds: 1).run(arguments) { continuation.resume(returning: $0) }
    }
    #expect(said == words)
  }

  // MARK: The desk

  private let now = Instant(iso8601: "2026-11-23T14:00:00Z")!

  private func row(_ id: TicketID, _ severity: Severity, minutesAgo: Int, respondIn minutes: Int = 60) -> TicketRow {
    let ticket = Ticket(id: id, customer: "CUST-002", subject: "Sync fails", created: now - minutesAgo * 60)
    let rules = SupportRules(policies: [
      SLAPolicy(name: "only", targets: [.respond: SLATarget(seconds: minutes * 60, calendar: .always)])
    ])
    let opened = TicketEvent(
      ticket: id, at: ticket.created, order: 0, author: .customer("Ann"),
      kind: .opened(severity: severity, status: .new))
    return TicketRow(
      reading: rules.reading(of: ticket, events: [opened], customer: nil, at: now), customerName: "Birch Labs")
  }

  @Test func eachIsToldOnceAndOnlyWhenItComes() {
    var desk = AlertDesk(AlertRules(me: "sam"))
    let rows = [row("T-1", .high, minutesAgo: 30), row("T-2", .critical, minutesAgo: 5)]
    #expect(desk.read(rows, at: now) == nil)
    #expect(desk.turn(to: now + 14 * 60) == nil)
    let told = desk.turn(to: now + 15 * 60)
    #expect(
      told == Announcement(title: "Response due in 15 min: T-1", body: "From Birch Labs: Sync fails"))
    #expect(desk.turn(to: now + 15 * 60 + 1) == nil)
    #expect(desk.turn(to: now) == nil)
    #expect(desk.turn(to: now + 16 * 60) == nil)
    #expect(
      desk.read(rows + [row("T-3", .critical, minutesAgo: 0)], at: now + 17 * 60)?.title == "Critical ticket: T-3")
    #expect(desk.read(rows, at: now + 18 * 60) == nil)
  }

  /// Only what may be told soon is read, so it is read again before anything else can come near.
  @Test func itReadsAgainBeforeAnythingElseCanBeTold() {
    var desk = AlertDesk(AlertRules(me: "sam"))
    #expect(desk.isBehind(at: now))
    let question = desk.question(at: now)
    #expect(question.me == "sam" && question.until > now + 15 * 60)
    _ = desk.read([], until: question.until, at: now)
    #expect(!desk.isBehind(at: now) && !desk.isBehind(at: question.until - 15 * 60 - 1))
    #expect(desk.isBehind(at: question.until - 15 * 60))
    _ = desk.read([], at: now)
    #expect(!desk.isBehind(at: now.adding(days: 999)))
    #expect(AlertDesk(AlertRules(me: "sam", escalatedToMe: false)).question(at: now).me == "")
  }

  @Test func severalAtOnceAreSummedUp() throws {
    var desk = AlertDesk(AlertRules(me: ""))
    #expect(desk.read([], at: now) == nil)
    let rows = (1...5).map { row(TicketID("T-\($0)"), .critical, minutesAgo: $0 * 10) }
    let news = desk.read(rows, at: now)
    let told = try #require(news)
    #expect(told.title == "5 tickets need somebody")
    #expect(
      told.body
        == "Response due in 10 min: T-5; Critical ticket: T-1; Critical ticket: T-2; and 3 more")
  }

  @Test func theWallHandsItOn() {
    var wall = Wall(Wall.Setting(zone: .gmt), size: Size(width: 80, height: 24), now: now)
    let news = Announcement(title: "Critical ticket: T-3", body: "Ticket T-3")
    #expect(wall.handle(.announced(news)) == [.announce(news)])
  }

  /// What comes unasked waits until the answer to the last key has been read.
  @Test func itNeverTakesThePlaceOfAnAnswer() throws {
    func lastLine(_ console: Console) -> String {
      var canvas = Canvas(size: console.size)
      console.draw(on: &canvas)
      return canvas.lines.last ?? ""
    }
    let fixture = try ConsoleFixture()
    var console = fixture.settled(width: 80, height: 24)
    _ = console.handle(.said("Undone", isComplaint: false))
    _ = console.handle(.announced(Announcement(title: "Critical ticket: T-3", body: "Ticket T-3")))
    #expect(lastLine(console).contains("Undone"))
    fixture.press(&console, "tab")
    #expect(lastLine(console).contains("Critical ticket: T-3"))
    fixture.press(&console, "tab")
    #expect(lastLine(console).contains("help"))
  }

  @Test func theConsoleSaysItAndHandsItOn() throws {
    var console = try ConsoleFixture().settled(width: 80, height: 24)
    let news = Announcement(title: "Critical ticket: T-3", body: "From Birch Labs: Sync fails")
    #expect(console.handle(.announced(news)).contains(.announce(news)))
    var canvas = Canvas(size: Size(width: 80, height: 24))
    console.draw(on: &canvas)
    #expect(canvas.lines.last?.contains("Critical ticket: T-3 · From Birch Labs") == true)
  }
}
