import Foundation
import Testing

/// `rapport sync` and `sources`, with commands that answer, fail, hang and break off.
@Suite struct SyncCommandTests {
  private static let answer = #"{"results": [\#(SyncDesk.company("A-1")), \#(SyncDesk.company("A-2"))]}"#

  @Test func whatComesInIsOneEntryThatCanBeUndone() async throws {
    let desk = try await SyncDesk()
    let file = try desk.put(Self.answer, "answer.json")
    try desk.sources("crm: {command: [cat, '\(file)'], map: crm, every: 1h}")
    let run = try desk.run("sync", "--once")
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    #expect(run.output == "2026-11-23T14:00:00Z  crm: 2 rows: customers 2 added, 0 changed, 0 unchanged\n")
    #expect(try desk.run("log").output.contains("sync crm"))
    #expect(try desk.isCustomer("A-2"))
    #expect(
      try desk.run("sync", "--once").output
        == "2026-11-23T14:00:00Z  crm: not before 2026-11-23T15:00:00Z (name it to run it now)\n")
    let before = try desk.run("log").output
    #expect(try desk.run("sync", "--once", "crm").output.contains("customers 0 added, 0 changed, 2 unchanged"))
    #expect(try desk.run("log").output == before, "what changes nothing is no entry")
    #expect(try desk.run("undo").status == 0)
    #expect(try !desk.isCustomer("A-2"))
    // What was undone stays so while the source says the same.
    #expect(
      try desk.run("sync", "--once", "crm").output.contains("customers 0 added, 0 changed, 0 unchanged, 2 left undone"))
    #expect(try !desk.isCustomer("A-2"))
    try desk.put(Self.answer.replacing("Acme", with: "Bolt"), "answer.json")
    #expect(try desk.run("sync", "--once", "crm").output.contains("customers 2 added"))
    #expect(try desk.run("undo").status == 0)
    #expect(try desk.run("sync", "--once", "--anew", "crm").output.contains("customers 2 added"))
    #expect(try desk.isCustomer("A-2"))
  }

  @Test func sourcesSayHowTheyStand() async throws {
    let desk = try await SyncDesk()
    let file = try desk.put(Self.answer, "answer.json")
    try desk.sources(
      "crm: {command: [cat, '\(file)'], map: crm, every: 1h}\nbad: {command: ['false'], every: 1h}\nnew: {folder: /nowhere}\n"
    )
    #expect(try desk.run("sync", "--once", "crm", "bad").status == 1)
    let run = try desk.run("sources", "--format", "json")
    #expect(
      run.output == """
        {
          "sources" : [
            {
              "cursor" : null,
              "every" : 3600,
              "failures" : 0,
              "kind" : "command",
              "lastError" : null,
              "lastErrorAt" : null,
              "lastSuccess" : "2026-11-23T14:00:00Z",
              "mapping" : "crm",
              "name" : "crm",
              "next" : "2026-11-23T15:00:00Z",
              "rows" : 2,
              "status" : "well"
            },
            {
              "cursor" : null,
              "every" : 3600,
              "failures" : 1,
              "kind" : "command",
              "lastError" : "false ended with 1",
              "lastErrorAt" : "2026-11-23T14:00:00Z",
              "lastSuccess" : null,
              "mapping" : null,
              "name" : "bad",
              "next" : "2026-11-23T14:01:00Z",
              "rows" : 0,
              "status" : "failing"
            },
            {
              "cursor" : null,
              "every" : 1,
              "failures" : 0,
              "kind" : "folder",
              "lastError" : null,
              "lastErrorAt" : null,
              "lastSuccess" : null,
              "mapping" : null,
              "name" : "new",
              "next" : null,
              "rows" : 0,
              "status" : "new"
            }
          ]
        }

        """)
    #expect(
      try desk.run("sources").output == """
        Source  State        Last success         Rows  Next                 Last error
        crm     well         2026-11-23 14:00:00     2  2026-11-23 15:00:00
        bad     failing                              0  2026-11-23 14:01:00  2026-11-23 14:00:00  false ended with 1
        new     not yet run                          0

        """)
  }

  /// What it printed may be rows of customers: nothing of it is kept as the reason.
  @Test(arguments: ["exit 3", "kill -9 $$", "echo >&2; exit 3"])
  func whatAFailingCommandPrintedIsNotItsReason(_ end: String) async throws {
    let desk = try await SyncDesk()
    try desk.sources("crm: {command: [sh, -c, 'echo \"Ann Private,ann@private.example\"; \(end)'], map: crm}")
    #expect(try desk.run("sync", "--once").status == 1)
    let shown = try desk.run("sources").output
    #expect(shown.contains("sh ") && !shown.contains("rivate"), "\(shown)")
    #expect(try desk.run("sources", "--format", "json").output.contains("rivate") == false)
  }

  /// Each of these imports nothing and moves nothing, and the source beside it goes on.
  @Test(arguments: [
    ("[sh, -c, 'cat \"$1\"; exit 3', sh, '{file}']", Int32(1), "sh ended with 3"),
    ("[sh, -c, 'cat \"$1\"; echo no luck >&2; exit 3', sh, '{file}']", 1, "sh ended with 3: no luck"),
    ("[sh, -c, 'cat \"$1\"; kill -9 $$', sh, '{file}']", 1, "sh was ended by signal 9"),
    ("[sh, -c, 'cat \"$1\"; sleep 1000', sh, '{file}']", 1, "sh did not end within 1 seconds"),
    ("[head, -c, '150', '{file}']", 2, "crm:1: the file ends"),
    ("[head, -c, '2000000', /dev/zero]", 1, "the answer is larger than 1 MB"),
    ("['true']", 1, "the answer is empty"), ("[no-such-program]", 1, "no-such-program could not be started"),
    ("[echo, '{\"error\": \"no\"}']", 2, "no rows at results[]"),
    ("[echo, '<html>']", 2, "the answer is no JSON"),
    (
      "[sh, -c, 'echo Ann Private; echo first >&2; echo last >&2; exit 3']", 1, "sh ended with 3: last"
    ),
    (
      "[echo, '{\"results\": [{\"id\": \"A-9\", \"name\": \"x\", \"signed\": \"soon\"}], \"end\": \"z\"}']", 2,
      "nothing of crm can be used"
    ),
  ])
  func whatIsHalfOrWrongImportsNothing(_ command: String, _ status: Int32, _ words: String) async throws {
    let desk = try await SyncDesk()
    let answer = #"{"results": [\#(SyncDesk.company("A-1")), \#(SyncDesk.company("A-2"))], "end": "c-1"}"#
    let file = try desk.put(answer, "answer.json")
    let rest = "map: crm, timeout: 1s, largest: 1, since: {cursor: end, first: ''}, environment: {S: '{since}'}"
    try desk.sources("crm: {command: [cat, '\(file)'], \(rest)}")
    #expect(try desk.run("sync", "--once").status == 0)
    try desk.run("undo").expectSuccess()
    let log = try desk.run("log").output
    let other = try desk.put(Self.answer.replacing("A-", with: "B-"), "other.json")
    // Said as before but for the answer, so that the cursor is still this call's.
    try desk.put("", "answer.json")
    try desk.sources(
      """
      crm: {command: \(command.replacing("{file}", with: file)), \(rest)}
      other: {command: [cat, '\(other)'], map: crm}
      """)
    try desk.put(answer, "answer.json")
    let run = try desk.run("sync", "--once", now: "2026-11-23T16:00:00Z")
    #expect(run.status == status && run.output.contains("crm: failed: ") && run.output.contains(words), "\(run.output)")
    #expect(run.output.contains("other: 2 rows: customers 2 added"))
    let state = try desk.state("crm")
    #expect(state.lastSuccess == SmallPortfolio.now && state.failures == 1 && state.lastError?.contains(words) == true)
    #expect(try !desk.isCustomer("A-1") && !desk.isCustomer("A-9") && desk.isCustomer("B-1"))
    #expect(try desk.run("log").output.hasSuffix(log))
  }

  @Test func failuresWaitTwiceAsLongEachTime() async throws {
    let desk = try await SyncDesk()
    try desk.sources("bad: {command: ['false']}")
    for (now, next) in [
      ("14:00:00", "14:01:00"), ("14:00:59", "14:01:00"), ("14:01:00", "14:03:00"), ("14:03:00", "14:07:00"),
      ("14:06:59", "14:07:00"), ("14:07:00", "14:15:00"),
    ] {
      _ = try desk.run("sync", "--once", now: "2026-11-23T\(now)Z")
      #expect(try desk.state("bad").next == "2026-11-23T\(next)Z")
    }
    #expect(try desk.state("bad").failures == 4)
  }

  @Test func theNextRunBeginsWhereTheLastEnded() async throws {
    let desk = try await SyncDesk()
    let command =
      "[sh, -c, 'cd \"$1\"; echo \"$2\" >> calls; cat answer.json', sh, '\(desk.folder.path)', 'at {since}']"
    let source = "crm: {command: \(command), map: crm, since: {newest: 'results[].at', first: never}}"
    try desk.sources(source)
    func answer(_ ids: [(String, String)]) throws {
      let rows = ids.map { SyncDesk.company($0.0, at: $0.1) }.joined(separator: ", ")
      try desk.put(#"{"results": [\#(rows)]}"#, "answer.json")
    }
    try answer([("A-1", "2026-11-20T10:00:00Z"), ("A-2", "2026-11-21T10:00:00Z"), ("A-3", "2026-11-20T11:00:00Z")])
    try desk.run("sync", "--once", "crm").expectSuccess()
    try answer([])
    try desk.run("sync", "--once", "crm").expectSuccess()
    try desk.put("{", "answer.json")
    #expect(try desk.run("sync", "--once", "crm").status == 2)
    try answer([("A-4", "2026-11-22T10:00:00Z"), ("A-1", "2026-11-01T10:00:00Z")])
    try desk.run("sync", "--once", "crm").expectSuccess()
    #expect(try desk.state("crm").cursor == "2026-11-22T10:00:00Z" && desk.state("crm").rows == 2)
    try desk.run("sync", "--once", "--anew", "crm").expectSuccess()
    try desk.sources(source.replacing("at {since}", with: "from {since}"))
    try desk.run("sync", "--once", "crm").expectSuccess()
    #expect(
      desk.text("calls") == """
        at never
        at 2026-11-21T10:00:00Z
        at 2026-11-21T10:00:00Z
        at 2026-11-21T10:00:00Z
        at never
        from never

        """, "a call that was changed is asked from the beginning")
  }

  @Test func wrongCallsAreRefusedByName() async throws {
    let desk = try await SyncDesk()
    for command in ["sync", "sources"] {
      let run = try desk.run(command)
      #expect(run.status == 1 && run.errors.contains("sources.yaml names no sources"), "\(run.errors)")
    }
    try desk.sources("crm:\n  command: [cat]\n  mapp: crm\n")
    for command in ["sync", "sources"] {
      let run = try desk.run(command)
      #expect(run.status == 2 && run.errors.contains("sources.yaml:3: crm.mapp: unknown key"), "\(run.errors)")
      #expect(run.errors.contains("the nearest is map"))
    }
    try desk.sources("crm: {command: [cat]}\ndesk: {command: [cat]}")
    let run = try desk.run("sync", "--once", "crn")
    #expect(run.status == 64 && run.errors.contains("found 'crn', expected one of crm, desk; the nearest is crm"))
  }

  // MARK: Processes

  @Test func killedInTheMiddleItGoesOnWhereItWas() async throws {
    let desk = try await SyncDesk()
    let file = try desk.put(Self.answer, "answer.json")
    let command =
      "[sh, -c, 'cat \"$1\"; echo $$ > \"$2/begun\"; test -e \"$2/go\" || exec sleep 1000', sh, '\(file)', '\(desk.folder.path)']"
    try desk.sources("crm: {command: \(command), map: crm}")
    let log = try desk.run("log").output
    let first = try desk.start("sync", "--once")
    desk.waitFor("begun")
    #expect(try desk.run("sync", "--once", "crm").output.contains("crm: another 'rapport sync' is at it"))
    first.send(SIGKILL)
    #expect(first.wait() == -SIGKILL)
    // Killed so, it could not end what it had started.
    let child = try #require(desk.text("begun").flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) })
    kill(child, SIGKILL)
    #expect(try desk.state("crm").status == "new" && desk.run("log").output == log)
    try desk.put("", "go")
    let second = try desk.run("sync", "--once")
    #expect(second.output.contains("customers 2 added") && second.status == 0, "\(second.output)")
    #expect(try desk.run("check").status == 0)
  }

  @Test(arguments: [SIGINT, SIGTERM]) func itStaysUntilItIsToldToEnd(_ signal: Int32) async throws {
    let desk = try await SyncDesk()
    let file = try desk.put(Self.answer, "answer.json")
    try desk.sources("crm: {command: [cat, '\(file)'], map: crm, every: 1s}\nslow: {command: [sleep, '1000']}\n")
    let sync = try desk.start("sync")
    #expect(sync.line()?.contains("crm: 2 rows: customers 2 added") == true)
    #expect(
      sync.line()?.contains("crm: 2 rows: customers 0 added, 0 changed, 2 unchanged") == true, "again as its time comes"
    )
    sync.send(signal)
    while let line = sync.line() {
      #expect(line.contains("crm: 2 rows"))
    }
    #expect(sync.wait() == 0)
  }

  /// What is written into sources.yaml holds soon; what is wrong there is said, and nothing else changes.
  @Test func whatChangesInTheFileHoldsWhileItStays() async throws {
    let desk = try await SyncDesk()
    let file = try desk.put(Self.answer, "answer.json")
    func source(_ name: String) -> String { "\(name): {command: [cat, '\(file)'], map: crm, every: 1h}\n" }
    try desk.sources(source("crm"))
    let sync = try desk.start("sync")
    #expect(sync.line()?.contains("crm: 2 rows: customers 2 added") == true)
    try desk.sources(source("crm") + source("other"))
    #expect(sync.line()?.contains("other: 2 rows") == true, "a new one begins")
    try desk.sources("other: {comand: [cat]}\n")
    let refused = try #require(sync.line())
    #expect(refused.contains("sources.yaml is refused, all goes on as before: "))
    #expect(refused.contains("sources.yaml:1: ") && refused.contains("comand"), "\(refused)")
    try desk.sources("other: {command: [cat, '\(file)'], map: crm, every: 1s}\n")
    for _ in 0..<2 {
      #expect(sync.line()?.contains("other: 2 rows") == true, "as it is told now, and the first no more")
    }
    let state = try desk.state("other")
    #expect(state.status == "well" && state.lastError?.contains("comand") == true)
    sync.send(SIGTERM)
    while let line = sync.line() { #expect(line.contains("other: 2 rows")) }
    #expect(sync.wait() == 0)
  }

  @Test func aFolderIsASourceLikeOthers() async throws {
    let desk = try await SyncDesk()
    try FileManager.default.createDirectory(at: desk.folder.appending(path: "in"), withIntermediateDirectories: true)
    try desk.put(Self.answer, "in/day.json")
    try desk.put("{", "in/broken.json")
    for name in ["day", "broken"] {
      let date = Date(timeIntervalSinceNow: name == "day" ? -120 : -60)
      try FileManager.default.setAttributes(
        [.modificationDate: date], ofItemAtPath: desk.folder.appending(path: "in/\(name).json").path)
    }
    try desk.sources("exports: {folder: \(desk.folder.path)/in, map: crm}\ngone: {folder: \(desk.folder.path)/gone}")
    let run = try desk.run("sync", "--once")
    #expect(run.status == 1, "\(run.output) \(run.errors)")
    #expect(run.output.contains("exports: done/day.json: customers 2 added"))
    #expect(run.output.contains("exports: failed/broken.json: broken.json"))
    #expect(run.output.contains("gone: failed: \(desk.folder.path)/gone: cannot be watched"))
    #expect(desk.text("in/done/day.json.report.txt") != nil && desk.text("in/failed/broken.json.report.txt") != nil)
    #expect(try desk.state("exports").status == "failing" && desk.state("gone").failures == 1)
    try desk.put(Self.answer.replacing("A-", with: "B-"), "in/next.json")
    #expect(try desk.run("sync", "--once", "exports").status == 0)
    let state = try desk.state("exports")
    #expect(state.status == "well" && state.rows == 2 && state.lastError?.contains("broken.json") == true)
  }
}

extension RunningBinary {
  func expectSuccess() { #expect(status == 0, "\(output)\(errors)") }
}
