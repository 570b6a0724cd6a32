import ArgumentParser
import CustomerSuccess
import Foundation
import Testing

@testable import rapport

/// A call that cannot be ends with 64, its options and filters included; what cannot be written with 2; what is not there with 1.
@Suite struct WrongValueTests {
  private static let module = "executiveTraining/strategic-value-and-roi"

  /// Whatever is written there is taken, or is a file, or is looked for by name.
  private static let free: Set<String> = [
    "db", "config", "as", "note", "author", "theme", "map", "calendars", "check", "title", "body", "tags", "reason",
    "answer", "sheet", "rejects", "out", "customer", "from of fit", "positive",
  ]

  /// What is wrong with these is seen when the whole call is known; each has its line in `late`.
  private static let lateOptions: Set<String> = [
    "once", "week", "of", "zone", "calendar", "screen", "pane", "keys", "days of override", "category", "only",
    "drop", "split", "train",
  ]

  /// Each leaf of the tree with the names it is called by.
  private static func leaves() throws -> [(names: [String], command: ToolDescription.Command)] {
    func leaves(_ command: ToolDescription.Command, _ names: [String]) -> [([String], ToolDescription.Command)] {
      let inner = command.visibleSubcommands
      return inner.isEmpty ? [(names, command)] : inner.flatMap { leaves($0, names + [$0.commandName]) }
    }
    return leaves(try ToolDescription.ofRapport().command, [])
  }

  @Test func everyOptionOfAnyCommandRefusesNonsense() throws {
    var seen: Set<String> = []
    for (names, command) in try Self.leaves() {
      let verb = VerbCommandTests.rows.first { $0.names == names }?.row
      for argument in command.ownArguments where argument.kind == "option" {
        guard let option = argument.names?.first?.name else { continue }
        let isLate = Self.lateOptions.contains(option) || Self.lateOptions.contains("\(option) of \(names.last ?? "")")
        let isOfVerb = verb?.optional.contains { (verb?.wording($0.name).option ?? $0.name) == option } ?? false
        guard Self.free.isDisjoint(with: [option, "\(option) of \(names.last ?? "")"]), !isLate, !isOfVerb else {
          continue
        }
        seen.insert(option)
        let complaint = Self.complaint(names + ["--\(option)", "nonsense"])
        #expect(
          complaint?.code == Complaint.valueIsWrong && complaint?.words.contains("--\(option)") == true,
          "\(names) --\(option): \(complaint?.code.rawValue ?? 0) \(complaint?.words ?? "taken")")
      }
    }
    #expect(seen.isSuperset(of: ["now", "format", "limit", "days", "by", "sort", "role", "kind", "size", "seed"]))
  }

  /// How a value is read must not hide what holds without it.
  @Test func whatHoldsWithoutAnOptionIsInItsHelp() throws {
    let known = Dictionary(uniqueKeysWithValues: try Self.leaves().map { ($0.names, $0.command) })
    for (names, option, value) in [
      (["report", "support"], "days", "90"), (["report", "causes"], "days", "90"), (["redo"], "last", "1"),
      (["log"], "limit", "50"), (["screenshot"], "size", "120x36"), (["ticket", "new"], "severity", "medium"),
      (["list", "customers"], "format", "text"), (["list", "customers"], "sort", "score"),
    ] {
      let argument = known[names]?.ownArguments.first { $0.names?.contains { $0.name == option } ?? false }
      #expect(argument?.defaultValue == value, "\(names) --\(option)")
    }
  }

  /// A word too many names the options that would take it; a guess that shares nothing with what was written is none.
  @Test(arguments: [
    (["undo", "3"], "Unexpected argument '3'", "Values stand behind options: ", "--last <"),
    (["undo", "3"], "Unexpected argument '3'", "", "--entry <"),
    (["ticket", "severity", "T", "--to", "low"], "Unknown option '--to'", "", "told by words alone"),
    (["wall", "--foo"], "Unknown option '--foo'", "There are --big, --bell", "--theme <theme>"),
    (["undo", "--lst", "3"], "Unknown option '--lst'", "Did you mean '--last'?", ""),
  ])
  func aWrongCallSaysWhatTakesSuchAThing(words: [String], what: String, how: String, which: String) {
    let complaint = Self.complaint(words)
    let first = complaint?.words.split(separator: "\n").first.map(String.init) ?? ""
    #expect(complaint?.code == .validationFailure && first.contains(what), "\(first)")
    #expect((how.isEmpty || first.contains(how)) && (which.isEmpty || first.contains(which)), "\(first)")
    #expect(!first.contains("--db"), "\(first)")
  }

  /// A word that is no command names the one that is near.
  @Test(arguments: [
    (["frobnicate"], "There is no command 'rapport frobnicate'.\n  See 'rapport --help' for all of them."),
    (["repotr", "x"], "There is no command 'rapport repotr'. The nearest is 'rapport report'."),
    (
      ["mapping", "gues", "a.csv"],
      "There is no command 'rapport mapping gues'. The nearest is 'rapport mapping guess'."
    ),
  ])
  func whatIsNoCommandNamesTheNearest(words: [String], said: String) throws {
    let run = try RunningBinary(words)
    #expect(run.status == 64 && run.errors.contains(said), "\(run.errors)")
  }

  /// `--help` is there on every command, under each of its names.
  @Test(arguments: ["respond", "update"]) func helpIsThereUnderEachName(name: String) throws {
    for words in [["ticket", name, "--help"], ["ticket", name, "TKT-1", "--help"], ["help", "ticket", name]] {
      let run = try RunningBinary(words)
      #expect(run.status == 0 && run.output.contains("A public reply"), "\(words): \(run.errors)")
    }
    #expect(try RunningBinary(["ticket", "updte", "--help"]).errors.contains("The nearest is 'rapport ticket update'"))
  }

  private static func complaint(_ words: [String]) -> Complaint? {
    do {
      _ = try Rapport.parseAsRoot(PlainWords.protected(words))
      return nil
    } catch {
      return Running.complaint(error, in: nil)
    }
  }

  private static let filters: [[String]] = [
    ["list", "customers"], ["list", "tickets"], ["list", "actions"], ["list", "day"], ["list", "workload"],
    ["list", "review"], ["report", "portfolio"], ["report", "segments"], ["report", "book"], ["report", "support"],
    ["report", "training"],
    ["report", "causes"], ["export", "customers"], ["article", "list"], ["log"],
  ]

  /// Commands whose words and options are what is to be written.
  private static let writing: Set<String> = ["record", "override", "ticket", "action", "learner"]

  private static let late: [(words: [String], message: String)] = [
    (["list", "review", "--week", "2026-W99"], "--week: found '2026-W99', expected this, last or"),
    (["report", "support", "--misses", "response", "--by", "severity", "--of", "urgent"], "--of: found 'urgent'"),
    (["report", "support", "--misses", "response", "--by", "week", "--of", "soon"], "--of: found 'soon'"),
    (["import", "--zone", "Mars", "x.csv"], "--zone: found 'Mars', expected an IANA zone"),
    (["screenshot", "-", "--screen", "none"], "--screen: found 'none', expected one of"),
    (["screenshot", "-", "--pane", "none"], "--pane: found 'none', expected one of"),
    (["screenshot", "-", "--keys", "j none"], "--keys: found 'none', expected names"),
    (["show", "CUST-001", "--explain", "--since", "2027-01-01"], "--since: found '2027-01-01', expected a day"),
    (["outreach", "run", "--only", "none"], "--only: found 'none', expected triggers such as"),
    (["record", "CUST-001", "none", "1"], "metric: found 'none', expected one of"),
    (["record", "CUST-001", "activeUsers", "many"], "activeUsers: found 'many', expected"),
    (["record", "CUST-001", "activeUsers", "1", "--at", "2030-01-01T00:00:00Z"], "at: found 2030"),
    (["record", "CUST-001", "activeUsers", "1", "--once", ""], "--once: found '', expected a key"),
    (["ticket", "pend", "T-1", "--once", " "], "--once: found ' ', expected a key"),
    (["override", "CUST-001", "none", "4", "--reason", "x"], "target: 'none' is not known, expected one of"),
    (["override", "CUST-001", "score", "101", "--reason", "x"], "value: found '101', expected a whole number"),
    (["override", "CUST-001", "score", "-1", "--reason", "x"], "value: found '-1', expected a whole number"),
    (["override", "CUST-001", "score", "4", "--reason", " "], "reason: expected text"),
    (["override", "CUST-001", "score", "4", "--reason", "x", "--days", "0"], "days: found '0', expected a whole"),
    (["override", "CUST-001", "score", "4", "--reason", "x", "--days", "91"], "from 1 to 90"),
    (["override", "CUST-001", "none", "--withdraw"], "target: 'none' is not known"),
    (["ticket", "why", "T-1", "--answer", "x", "--category", "none"], "category: 'none' is not known"),
    (
      ["learner", "score", "L-1", module, "101"], "score: found '101', expected a whole number of percent from 0 to 100"
    ),
    (["action", "snooze", "A-3", "--until", "today", "--reason", "x"], "until: found 'today', expected a day from"),
    (
      ["learner", "enrol", "L-1", "technicalTraining", "--due", "2026-11-22"], "due: found '2026-11-22', expected a day"
    ),
    (["undo", "--last", "-1"], "The value '-1' is invalid for '--last <number>': expected a whole number from 1"),
    (["list", "customers", "--limit", "-1"], "The value '-1' is invalid for '--limit <number>': expected"),
    (["report", "support", "--days", "0"], "--days: found '0', expected a whole number from 1 to 36500"),
    (["redo", "--last", "0"], "--last: found '0', expected a whole number from 1"),
    (["log", "--limit", "-1"], "--limit: found '-1', expected a whole number from 0"),
    (["list", "customers", "--now", "2026-11-23T14:00:00"], "expected a time with Z or an offset"),
    (["show", "CUST-001", "--explain", "--since", "soon"], "expected a day such as 2026-10-24"),
    (["sla", "--target", "4h", "--opened", SmallPortfolio.now, "--calendar", "none"], "--calendar: found 'none'"),
    (["export", "none"], "'none' is invalid for '<kind>'. Please provide one of"),
    (["completions", "tcsh"], "'bash', 'zsh' or 'fish'"),
  ]

  @Test func everyWrongValueSaysWhatWasExpected() async throws {
    let portfolio = try await SmallPortfolio(extra: ActCommandTests.extra)
    let before = try await portfolio.facts()
    let filters = Self.filters.map { ($0 + ["nonsense:nonsense", "state:nonsense", "kind:nonsense"], "expected") }
    for (words, message) in Self.late + filters {
      let isBare = words.first == "completions"
      let places = isBare ? [] : ["--db", portfolio.database.path]
      let clock = isBare || words.contains("--now") ? [] : ["--now", SmallPortfolio.now]
      let run = try RunningBinary(words + places + clock)
      let isWritten = Self.writing.contains(words[0]) && !message.hasPrefix("--") && !message.hasPrefix("The value")
      #expect(
        run.status == (isWritten ? 2 : 64) && run.output == "" && run.errors.contains(message),
        "\(words): \(run.status) \(run.errors)")
    }
    #expect(try await portfolio.facts() == before)
  }

  /// What parameters could be, by their names.
  private static let right: [String: String] = [
    "subject": "Down", "severity": "HIGH", "text": "Hello", "owner": "me", "trigger": "security or", "tier": "3",
    "clock": "resolve", "title": "Call", "priority": "Low", "outcome": "Success", "until": "fri", "reason": "budget",
    "step": "1", "status": "Scheduled", "path": "technicalTraining", "module": module, "score": "70", "name": "Noor",
    "customer tier": "pro", "outreach trigger": "renewalReminders", "journey step": "week2", "survey": "nps",
    "counter": "workflows", "count": "3", "stage": "qualified",
    "description": "They move",
    "minutes": "3",
    "channel": "EMAIL", "quarter": "next", "initiative percent": "40", "then": "onhold", "into": "T-2",
    "sentiment": "Positive",
  ]

  private static let things: [Target.Kind: String] = [
    .customer: "CUST-001", .contact: "P-1", .action: "A-3", .ticket: "T-1", .learner: "L-1", .article: "KB-1",
    .initiative: "INI-1", .verbatim: "N-9",
  ]

  private static func words(of row: CommandRow, _ names: [String], telling told: [String: String]) -> [String] {
    var values: [String: String] = [:]
    for parameter in row.parameters {
      let usual =
        parameter.kind == .moment
        ? "4h" : parameter.kind == .day ? "fri" : right["\(names[0]) \(parameter.name)"] ?? right[parameter.name]
      let isTold = row.spoken.contains(parameter.name) || row.isRequired(parameter)
      values[parameter.name] = told[parameter.name] ?? (isTold ? usual : nil)
    }
    let options = row.optional.filter { !row.spoken.contains($0.name) }.flatMap { parameter in
      values[parameter.name].map { ["--\(row.wording(parameter.name).option ?? parameter.name)", $0] } ?? []
    }
    return names + (things[row.kind].map { [$0] } ?? []) + row.spoken.map { values[$0] ?? "" } + options
  }

  @Test func everyParameterOfARowRefusesWhatItIsNot() async throws {
    let portfolio = try await SmallPortfolio(extra: ActCommandTests.extra)
    let before = try await portfolio.facts()
    var seen = 0
    // Of the things that the portfolio has; messages and sessions have tests of their own.
    for place in VerbCommandTests.rows where Self.things[place.row.kind] != nil || place.row.kind == .portfolio {
      for parameter in place.row.parameters where parameter.isRestricted && place.names[0] != "session" {
        seen += 1
        let run = try portfolio.running(Self.words(of: place.row, place.names, telling: [parameter.name: "nonsense"]))
        let isThing = if case .thing = parameter.kind { true } else { false }
        #expect(
          run.status == (isThing ? 1 : 2) && run.errors.contains("'nonsense'")
            && (isThing || run.errors.hasPrefix("\(parameter.name): ") && run.errors.contains("expected")),
          "\(place.names) \(parameter.name): \(run.status) \(run.errors)")
      }
    }
    #expect(seen > 20)
    #expect(try await portfolio.facts() == before)
  }

  @Test(arguments: [
    ["ticket", "severity", "T-1", "CRITICAL"], ["ticket", "respond", "T-1", "x", "--then", "OnHold"],
    ["action", "done", "A-3", "--outcome", "No-Change"], ["list", "customers", "--sort", "Score", "--format", "JSON"],
    ["report", "support", "--by", "Severity"],
    ["report", "support", "--misses", "RESPONSE", "--by", "tier", "--of", "PROFESSIONAL"],
    ["ticket", "escalate", "T-1", "--trigger", "SECURITY or"],
  ])
  func upperAndLowerCaseAreAlike(words: [String]) async throws {
    let run = try await SmallPortfolio(extra: ActCommandTests.extra).running(words)
    #expect(run.status == 0, "\(run.errors)")
  }

  private static let missing: [[String]] = [
    ["show", "NONE"], ["record", "NONE", "activeUsers", "1"], ["note", "NONE", "x"], ["assign", "NONE", "sam"],
    ["override", "NONE", "score", "4", "--reason", "x"], ["ticket", "show", "NONE"],
    ["ticket", "merge", "T-1", "NONE"], ["ticket", "why", "NONE", "--answer", "x", "--category", "people"],
    ["article", "show", "NONE"], ["article", "edit", "NONE", "--title", "x"], ["article", "new", "NONE"],
    ["article", "link", "NONE", "T-1"], ["undo", "--entry", "999"], ["drafts", "--discard", "9", "--yes"],
  ]

  @Test func whatIsNotThereEndsWith1() async throws {
    let portfolio = try await SmallPortfolio(extra: ActCommandTests.extra)
    let before = try await portfolio.facts()
    let known = VerbCommandTests.rows.filter { $0.names.first != "article" && Self.things[$0.row.kind] != nil }
    let rows = known.map { place in
      let told = place.row.change.map { [$0: "fri"] } ?? [:]
      return Self.words(of: place.row, place.names, telling: told).map { word in
        word == Self.things[place.row.kind] ? "NONE" : word
      }
    }
    for words in Self.missing + rows {
      let run = try portfolio.running(words)
      #expect(run.status == 1 && run.output == "" && !run.errors.isEmpty, "\(words): \(run.status) \(run.errors)")
    }
    #expect(try await portfolio.facts() == before)
  }

  @Test(arguments: [
    (["report"], "rapport report"), (["list"], "rapport list"), (["ticket"], "rapport ticket"),
    (["article", "list", "--bogus"], "rapport article list"),
    (["undo", "--last", "1", "--entry", "1"], "rapport undo"), (["demo", "--prepare"], "rapport demo"),
    (["ticket", "respond", "T-1"], "rapport ticket respond"), (["search", " "], "rapport search"),
    (["report", "segments", "--cross", "tier"], "rapport report segments"),
  ])
  func aWrongCallNamesItsOwnHelp(words: [String], command: String) throws {
    let run = try RunningBinary(words)
    #expect(run.status == 64 && run.output == "", "\(run.status) \(run.errors)")
    #expect(run.errors.contains("See '\(command) --help' for more information."), "\(run.errors)")
  }

  @Test func anArticleThatNeedsAnEditorNamesItsOwnHelp() async throws {
    let portfolio = try await SmallPortfolio(extra: ImprovementCommandTests.facts)
    for (words, help) in [
      (["article", "edit", "KB-0003"], "rapport article edit"),
      (["article", "new", "T-4", "--edit"], "rapport article new"),
    ] {
      let run = try portfolio.running(words)
      #expect(run.status == 64 && run.errors.contains("See '\(help) --help'"), "\(run.status) \(run.errors)")
      #expect(run.errors.contains("Usage: \(help) "), "\(run.errors)")
    }
  }
}

extension Parameter {
  /// Not whatever is written is taken.
  fileprivate var isRestricted: Bool {
    switch kind {
    case .line, .text, .person, .words: false
    case .day, .moment, .number, .choice, .thing: true
    }
  }
}
