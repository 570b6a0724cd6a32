import CustomerSuccess
import Foundation
import Testing

/// Messages on their way: approved, held, sent by a command that works, fails, hangs, or whose caller is killed.
@Suite struct OutboxCommandTests {
  /// Renewals so many customers have in 14 days, drafted by a run; `mail` is the command's script, given what it reads as `$in`.
  private func portfolio(_ count: Int = 1, mail script: String = "cat > \"$out\"", timeout: Int = 30) async throws
    -> SmallPortfolio
  {
    let today = LocalDate(day: 20_780)
    let extra = (0..<count).flatMap { number -> [Fact] in
      var customer = SmallPortfolio.customer(70 + number, "Seven \(number)", .starter, .other, .small, owner: "dana")
      (customer.signedUp, customer.renews) = (today - 100, today + 14)
      return [
        .customer(customer),
        .contact(
          Contact(
            id: ContactID("CON-\(number)"), customer: customer.id, name: "Pat Ng", email: "pat\(number)@example.com",
            isPrimary: true)),
      ]
    }
    let portfolio = try await SmallPortfolio(extra: extra)
    let program = portfolio.folder.appending(path: "mail.sh")
    let text = """
      #!/bin/sh
      out="\(portfolio.folder.path)/mail.$$"
      \(script)
      """
    try text.write(to: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    try """
    mail:
      command: [\(program.path), -t]
      from: Dana Fox <dana@example.org>
      timeout: \(timeout)
    """.write(to: config(portfolio), atomically: true, encoding: .utf8)
    let run = try portfolio.run("outreach", "run", "--only", "renewalReminders")
    #expect(run.status == 0, "\(run.errors)")
    return portfolio
  }

  private func config(_ portfolio: borrowing SmallPortfolio) -> URL { portfolio.folder.appending(path: "config.yaml") }

  private func outreach(
    _ portfolio: borrowing SmallPortfolio, _ words: String..., now: String = SmallPortfolio.now
  ) throws -> RunningBinary {
    try RunningBinary(
      ["outreach"] + words + [
        "--db", portfolio.database.path, "--config", config(portfolio).path, "--now", now,
      ])
  }

  private struct Row: Decodable, Equatable {
    var id, customer, state, why: String
    var subject: String?
  }

  private func messages(_ portfolio: borrowing SmallPortfolio) throws -> [Row] {
    try portfolio.json([Row].self, "outreach", "list", "--limit", "1000").sorted { $0.customer < $1.customer }
      .filter { $0.customer.count > 8 }
  }

  /// What the mail command has read.
  private func mails(_ portfolio: borrowing SmallPortfolio) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: portfolio.folder.path).filter {
      $0.hasPrefix("mail.") && $0 != "mail.sh"
    }
    .map { try String(contentsOf: portfolio.folder.appending(path: $0), encoding: .utf8) }
  }

  @Test func aDraftIsReadWrittenApprovedAndSent() async throws {
    let portfolio = try await portfolio()
    let row = try #require(try messages(portfolio).first)
    #expect(row.state == "drafted" && row.subject == "Your contract renews in 14 days, on 7 December 2026")
    let shown = try outreach(portfolio, "show", row.id).output
    #expect(shown.contains("To: Pat Ng <pat0@example.com>") && shown.contains("Hello Pat Ng,"), "\(shown)")
    #expect(try outreach(portfolio, "send").output.contains("Nothing is approved"))
    #expect(try outreach(portfolio, "edit", row.id, "--subject", "Grüße").status == 0)
    let approved = try outreach(portfolio, "approve", row.id)
    #expect(approved.status == 0, "\(approved.errors)")
    #expect(try mails(portfolio).isEmpty, "approving sends nothing by itself")
    let sent = try outreach(portfolio, "send")
    #expect(sent.status == 0 && sent.output.contains("1 message sent"), "\(sent.output)\(sent.errors)")
    let mail = try #require(try mails(portfolio).first)
    #expect(
      mail.contains("To: \"Pat Ng\" <pat0@example.com>\n") && mail.contains("From: \"Dana Fox\" <dana@example.org>\n"))
    #expect(mail.contains("Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\n") && mail.contains("renews on 7 December 2026"))
    #expect(try messages(portfolio).map(\.state) == ["sent"])
    #expect(try outreach(portfolio, "send", row.id).errors.contains("sent already"))
    #expect(try mails(portfolio).count == 1)
    let undo = try portfolio.run("undo")
    #expect(undo.status == 1, "\(undo.output)")
    #expect(try messages(portfolio).map(\.state) == ["sent"])
  }

  /// Named together they go together: where one may not go, none is approved, and a later call without names sends none of them.
  @Test(arguments: ["MSG-77", "sent", "unsubscribed"]) func ofSeveralNamedAllGoOrNone(other: String) async throws {
    let portfolio = try await portfolio(3)
    let ids = try messages(portfolio).map(\.id)
    var named = [ids[1], other, ids[2]]
    if other == "sent" {
      #expect(try outreach(portfolio, "send", ids[0]).status == 0)
      named[1] = ids[0]
    } else if other == "unsubscribed" {
      #expect(try portfolio.run("contact", "edit", "CON-0", "--messages", "no").status == 0)
      named[1] = ids[0]
    }
    let before = try mails(portfolio).count
    let refused = try RunningBinary(
      ["outreach", "send"] + named + [
        "--db", portfolio.database.path, "--config", config(portfolio).path, "--now", SmallPortfolio.now,
      ])
    #expect(refused.status == 1, "\(refused.output)")
    #expect(
      try messages(portfolio).filter { [ids[1], ids[2]].contains($0.id) }.map(\.state) == ["drafted", "drafted"])
    #expect(try outreach(portfolio, "send").output.contains("Nothing is approved"))
    #expect(try mails(portfolio).count == before)
    #expect(try outreach(portfolio, "send", ids[1], ids[2]).output.contains("2 messages sent"))
  }

  /// Two that send at once: each message goes once.
  @Test func twoSendersSendEachOnce() async throws {
    let portfolio = try await portfolio(12, mail: "cat > \"$out\"; sleep 0.1")
    for row in try messages(portfolio) { #expect(try outreach(portfolio, "approve", row.id).status == 0) }
    let words = [
      "outreach", "send", "--db", portfolio.database.path, "--config", config(portfolio).path, "--now",
      SmallPortfolio.now,
    ]
    let senders = try (0..<3).map { _ in try StartedBinary(words, home: portfolio.folder) }
    for sender in senders { _ = sender.wait() }
    let mails = try mails(portfolio)
    #expect(mails.count == 12)
    let ids = mails.compactMap { $0.split(separator: "\n").first { $0.hasPrefix("Message-ID") } }
    #expect(Set(ids).count == 12)
    #expect(try messages(portfolio).allSatisfy { $0.state == "sent" })
    #expect(try portfolio.run("check").status == 0)
  }

  @Test func aFailureIsSaidAndTriedAgainWhenAPersonSaysSo() async throws {
    let portfolio = try await portfolio(mail: "echo 'cannot reach host' >&2; exit 75")
    let id = try #require(try messages(portfolio).first).id
    let failed = try outreach(portfolio, "send", id)
    #expect(
      failed.status == 1 && failed.output.contains("mail.sh ended with 75: cannot reach host"), "\(failed.output)")
    #expect(try messages(portfolio).map(\.state) == ["failed"])
    #expect(try outreach(portfolio, "send").output.contains("Nothing is approved"), "not by itself")
    try "#!/bin/sh\ncat > \(portfolio.folder.path)/mail.1\n".write(
      to: portfolio.folder.appending(path: "mail.sh"), atomically: false, encoding: .utf8)
    #expect(try outreach(portfolio, "send", id).status == 0)
    #expect(try mails(portfolio).count == 1)
    #expect(try messages(portfolio).map(\.state) == ["sent"])
  }

  /// Of one that was ended nobody knows whether it went: a person says.
  @Test func aHangIsUnknownAndAsked() async throws {
    let portfolio = try await portfolio(mail: "cat > \"$out\"; sleep 60", timeout: 1)
    let id = try #require(try messages(portfolio).first).id
    let hung = try outreach(portfolio, "send", id)
    #expect(hung.status == 1 && hung.output.contains("did not end within 1 seconds"), "\(hung.output)")
    #expect(try messages(portfolio).map(\.state) == ["unknown"])
    #expect(try outreach(portfolio, "send").output.contains("Nobody knows whether these went"))
    let again = try outreach(portfolio, "approve", id)
    #expect(again.status == 1 && again.errors.contains("may have been sent already") && again.errors.contains("--yes"))
    #expect(try outreach(portfolio, "sent", id).status == 0)
    #expect(try messages(portfolio).map(\.state) == ["sent"])
    #expect(try mails(portfolio).count == 1)
  }

  /// Killed between taking it and knowing: it stays taken, nobody sends it again, and a person decides later.
  @Test func aKilledSenderLeavesAQuestion() async throws {
    let portfolio = try await portfolio(mail: "cat > \"$out\"; touch \"$(dirname \"$out\")/begun\"; sleep 60")
    let id = try #require(try messages(portfolio).first).id
    let words = [
      "outreach", "send", id, "--db", portfolio.database.path, "--config", config(portfolio).path, "--now",
      SmallPortfolio.now,
    ]
    let sender = try StartedBinary(words, home: portfolio.folder)
    let begun = portfolio.folder.appending(path: "begun").path
    while !FileManager.default.fileExists(atPath: begun) { usleep(20_000) }
    sender.send(SIGKILL)
    _ = sender.wait()
    #expect(try messages(portfolio).map(\.state) == ["sending"])
    let other = try outreach(portfolio, "send")
    #expect(other.output.contains("Nobody knows whether these went") && other.output.contains(id), "\(other.output)")
    #expect(try outreach(portfolio, "approve", id, "--yes").errors.contains("is sending"))
    #expect(try outreach(portfolio, "approve", id, "--yes", now: "2026-11-23T15:00:00Z").status == 0, "much later")
    #expect(try mails(portfolio).count == 1)
    _ = try RunningBinary.run(
      "/usr/bin/pkill", ["-f", "\(portfolio.folder.path)/mail.sh"], [:], "/dev/null", "/dev/null")
  }

  @Test func exportWritesFilesAndReplacesNone() async throws {
    let portfolio = try await portfolio(2)
    for row in try messages(portfolio) { #expect(try outreach(portfolio, "approve", row.id).status == 0) }
    let ids = try messages(portfolio).map(\.id)
    let folder = portfolio.folder.appending(path: "out")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try "mine".write(to: folder.appending(path: "\(ids[1]).eml"), atomically: true, encoding: .utf8)
    let export = try outreach(portfolio, "export", folder.path)
    #expect(export.status == 1 && export.output.contains("there is a file \(ids[1]).eml already"), "\(export.output)")
    let text = try String(contentsOf: folder.appending(path: "\(ids[0]).eml"), encoding: .utf8)
    #expect(text.hasPrefix("Date: Mon, 23 Nov 2026 14:00:00 +0000\r\n") && text.contains("\r\n\r\nHello Pat Ng,\r\n"))
    #expect(try String(contentsOf: folder.appending(path: "\(ids[1]).eml"), encoding: .utf8) == "mine")
    #expect(try messages(portfolio).map(\.state) == ["sent", "failed"])
  }

  @Test func heldDroppedAnsweredAndUnsubscribed() async throws {
    let portfolio = try await portfolio(4)
    let ids = try messages(portfolio).map(\.id)
    #expect(try outreach(portfolio, "hold", ids[0], "call first").status == 0)
    #expect(try outreach(portfolio, "drop", ids[1], "--note", "not wanted").status == 0)
    #expect(try outreach(portfolio, "sent", ids[2]).status == 0)
    #expect(try outreach(portfolio, "reply", ids[2]).status == 0)
    #expect(try portfolio.run("contact", "edit", "CON-3", "--messages", "no").status == 0)
    let refused = try outreach(portfolio, "approve", ids[3], "--yes")
    #expect(refused.status == 1 && refused.errors.contains("wants no messages"), "\(refused.errors)")
    #expect(
      try messages(portfolio).map { "\($0.state) \($0.why)" } == [
        "held call first", "dropped not wanted", "sent by hand", "drafted ",
      ])
    let next = try portfolio.run("outreach", "run", "--only", "renewalReminders", now: "2026-11-30T23:00:00Z")
    #expect(next.status == 0 && next.output.contains("answered on 2026-11-23"), "\(next.output)")
    #expect(try outreach(portfolio, "reply", ids[0]).errors.contains("only what was sent is answered"))
  }

  @Test func withoutACommandItSaysHowToGetOne() async throws {
    let portfolio = try await portfolio()
    let send = try portfolio.run("outreach", "send")
    #expect(send.status == 1 && send.errors.contains("No mail command is configured") && send.errors.contains("msmtp"))
    let wrong = portfolio.folder.appending(path: "wrong.yaml")
    try "mail:\n  command: [x]\n  from: nobody\n".write(to: wrong, atomically: true, encoding: .utf8)
    let complaint = try portfolio.run("outreach", "send", "--config", wrong.path)
    #expect(
      complaint.status == 2 && complaint.errors.contains("wrong.yaml:3")
        && complaint.errors.contains("Ana Ruiz <ana@example.com>"))
  }
}
