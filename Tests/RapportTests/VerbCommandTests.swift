import ArgumentParser
import CustomerSuccess
import Testing

@testable import rapport

/// The table of verbs as commands: nothing of the vocabulary is missing, and a row is what declared properties would be.
@Suite struct VerbCommandTests {
  struct Pair: Hashable, CustomStringConvertible {
    var verb: Verb
    var kind: Target.Kind
    var description: String { "\(verb) on \(kind)" }

    init(_ verb: Verb, _ kind: Target.Kind) { (self.verb, self.kind) = (verb, kind) }

    static let all = Verb.allCases.flatMap { verb in verb.targets.map { Pair(verb, $0) } }
  }

  /// A row with the words that call it.
  struct Place {
    var names: [String]
    var command: any TableCommand.Type
    var row: CommandRow { command.row }
  }

  static func rows(_ commands: [any ParsableCommand.Type], _ names: [String] = []) -> [Place] {
    commands.flatMap { command in
      let names = names + [command.configuration.commandName ?? ""]
      guard let table = command as? any TableCommand.Type else { return rows(command.configuration.subcommands, names) }
      return [Place(names: names, command: table)]
    }
  }

  static let rows = rows(Rapport.configuration.subcommands)

  /// Why a verb has no row, and the command that does it with what all its parameters are called there.
  private static let without: [Pair: (reason: String, command: [String], parameters: [String: String])] = [
    Pair(.record, .customer): (
      "answers the score before and after", ["record"], ["metric": "metric", "value": "value", "note": "note"]
    ),
    Pair(.override, .customer): (
      "one command puts in force and takes back", ["override"],
      ["target": "target", "value": "value", "reason": "reason", "days": "days"]
    ),
    Pair(.withdraw, .customer): ("one command puts in force and takes back", ["override"], ["target": "target"]),
    Pair(.explain, .ticket): (
      "one option, given again and again, is five parameters", ["ticket", "why"],
      ["category": "category"].merging((1...5).map { ("why\($0)", "answer") }) { $1 }
    ),
    Pair(.draft, .ticket): (
      "may open an editor", ["article", "new"], ["title": "title", "body": "body", "tags": "tags"]
    ),
    Pair(.edit, .article): (
      "may open an editor", ["article", "edit"], ["title": "title", "body": "body", "tags": "tags"]
    ),
    Pair(.edit, .message): ("may open an editor", ["outreach", "edit"], ["subject": "subject", "body": "body"]),
    Pair(.enrol, .learner): ("takes a filter too", ["learner", "enrol"], ["path": "id> … <path", "due": "due"]),
    Pair(.link, .article): ("is the same from the ticket's side", ["article", "link"], ["ticket": "ticket"]),
  ]

  @Test func everyVerbHasACommand() {
    let rows = Self.rows.map { Pair($0.row.verb, $0.row.kind) }
    #expect(Set(rows).count == rows.count, "a verb has two rows")
    #expect(Set(rows).isDisjoint(with: Self.without.keys))
    #expect(Set(rows).union(Self.without.keys) == Set(Pair.all))
  }

  private static func described(_ names: [String]) throws -> ToolDescription.Command {
    try names.reduce(try ToolDescription.ofRapport().command) { command, name in
      try #require(command.visibleSubcommands.first { $0.commandName == name })
    }
  }

  @Test func aVerbWithoutARowIsToldEverythingElsewhere() throws {
    for (pair, place) in Self.without {
      let wanted = pair.verb.parameters(for: nil, on: pair.kind, .unread).map(\.name)
      #expect(Set(place.parameters.keys) == Set(wanted), "\(pair)")
      let known = try Self.described(place.command).ownArguments.flatMap { argument in
        (argument.names ?? []).map(\.name) + [argument.valueName ?? ""]
      }
      for name in place.parameters.values { #expect(known.contains(name), "\(pair) \(name)") }
    }
  }

  /// Told all that the help names, a call has a value for each parameter, and for nothing else.
  @Test func everyParameterOfARowCanBeTold() throws {
    let shared = Set(try Self.described(["ticket", "spam"]).ownArguments.map(\.key))
    for place in Self.rows {
      var words: [String] = []
      for argument in try Self.described(place.names).ownArguments {
        if let option = argument.names?.first?.name {
          guard !shared.contains(argument.key), argument.kind == "option" else { continue }
          // Beside it, all words are ids.
          if option != "to" { words += ["--\(option)", "value of \(option)"] }
        } else {
          words += (argument.valueName ?? "").split(separator: "<").map { "word for \($0)" }
        }
      }
      let parsed = try #require(try Rapport.parseAsRoot(place.names + words) as? any TableCommand, "\(place.names)")
      let call = try parsed.call
      #expect(call.verb == place.row.verb && call.kind == place.row.kind && call.targets.count == 1, "\(place.names)")
      let wanted = place.row.verb.parameters(for: nil, on: place.row.kind, .unread).map(\.name)
      #expect(Set(call.values.keys) == Set(wanted), "\(place.names)")
    }
  }

  /// What a row says of a parameter that its verb does not have there would be said of nothing.
  @Test func whatARowSaysIsOfItsParameters() {
    for place in Self.rows {
      let names = Set(place.row.parameters.map(\.name))
      #expect(names.isSuperset(of: place.row.wordings.keys), "\(place.names)")
      #expect(names.isSuperset(of: place.row.leading) && names.isSuperset(of: place.row.spoken), "\(place.names)")
    }
  }

  @Test func whatTheLastWordTellsCanBeToldByAnOption() throws {
    for names in [["ticket", "assign"], ["action", "assign"], ["assign"]] {
      let call = try #require(try Rapport.parseAsRoot(names + ["a", "b", "--to", "sam"]) as? any TableCommand).call
      #expect(call.targets == ["a", "b"] && call.values == ["owner": "sam"])
    }
  }

  /// The same as the row of `action new`, with the row of `ticket merge` its flag, as they would be declared.
  private struct DeclaredNew: ActCommand {
    static let configuration = CommandConfiguration(commandName: "new", abstract: "A new action item for a customer.")

    @Argument(help: ArgumentHelp("The customer's id or name; several get an item each.", valueName: "customer"))
    var customers: [String]
    @Option(help: "What is to be done, in a line.") var title: String
    @Option(help: "Expansion, Engagement, Education, Risk or a kind of your own.") var type: String?
    @Option(help: "high, medium or low.") var priority: String?
    @Option(help: "A name, me or none.") var owner: String?
    @Option(help: "today, fri, 7d, 2026-12-01 or none.") var due: String?
    @Option(help: "What is to be done; - reads it from standard input.") var description: String?
    @Option(help: "A step of the checklist; may be given again. [x] before it when it is done.")
    var step: [String] = []
    @Flag(help: "A name that nobody has yet is meant as it stands.") var new = false
    @OptionGroup var options: ActOptions

    var call: ActCall {
      get throws {
        let steps = step.isEmpty ? nil : step.joined(separator: "\n")
        var call = try ActCall(
          .add, on: .customer, customers,
          [
            "title": title, "type": type, "priority": priority, "owner": owner, "due": due,
            "description": description, "checklist": steps,
          ])
        call.takesNewNames = new
        return call
      }
    }
  }

  private struct DeclaredMerge: ActCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge", abstract: "Merges it, as a duplicate, into another ticket.")

    @Argument(help: ArgumentHelp("The duplicates' ids, then the ticket that stays.", valueName: "id> … <into"))
    var words: [String]
    @Flag(help: "Also into another customer's ticket, and into one that is promised less.") var yes = false
    @OptionGroup var options: ActOptions

    var call: ActCall {
      get throws {
        var call = try ActCall(.merge, on: .ticket, words, last: ["into"])
        call.isSure = yes
        return call
      }
    }
  }

  private static let calls: [[String]] = [
    [], ["a"], ["a", "b"], ["--title", "t"], ["a", "--title"], ["a", "--title", "t"], ["a", "--title=t", "--step"],
    ["a", "b", "--title", "t", "--step", "one", "--step", "two", "--type", ""], ["a", "--title", "t", "--titel", "x"],
    ["a", "--title", "t", "-t"], ["a", "--title", "t", "--title", "u"], ["a", "b", "--yes"],
    ["--yes", "a", "b", "--yes"], ["a", "b", "--yes=1"], ["a", "--", "--title"], ["a", "--once", " ", "--title", "t"],
    ["a", "b", "--format", "yaml", "--title", "t"],
  ]

  @Test(arguments: calls)
  func aRowIsReadAsDeclaredPropertiesAre(words: [String]) {
    #expect(Self.outcome(ActionCommand.New.command, words) == Self.outcome(DeclaredNew.self, words))
    #expect(Self.outcome(TicketCommand.Merge.command, words) == Self.outcome(DeclaredMerge.self, words))
  }

  private static func outcome<Command: ActCommand>(_ type: Command.Type, _ words: [String]) -> String {
    do {
      let call = try type.parse(words).call
      return "\(call.verb) \(call.kind) \(call.targets) \(call.values.sorted { $0.key < $1.key }) \(call.isSure)"
    } catch {
      return type.fullMessage(for: error)
    }
  }

  @Test func aRowIsDescribedAsDeclaredPropertiesAre() {
    func expectSame(_ row: any ParsableCommand.Type, _ declared: any ParsableCommand.Type) {
      let (help, expected) = (row.helpMessage(includeHidden: true), declared.helpMessage(includeHidden: true))
      #expect(help == expected)
      #expect(row._dumpHelp() == declared._dumpHelp())
      for shell in CompletionShell.allCases {
        #expect(row.completionScript(for: shell) == declared.completionScript(for: shell))
      }
    }
    expectSame(ActionCommand.New.command, DeclaredNew.self)
    expectSame(TicketCommand.Merge.command, DeclaredMerge.self)
  }
}
